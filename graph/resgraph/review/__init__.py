"""What a person has to look at: what stayed open in an output folder, and what differs between two of them."""
