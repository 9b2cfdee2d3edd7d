/* What heads a part of the picture and is no document: a year, a subject. */
const HEADING = /^(?:year|subject):/;

/** @param {string} id */
export const isHeading = (id) => HEADING.test(id);

/** @param {string} subject */
export const headingOf = (subject) => `subject:${subject}`;

/** The name that a heading stands for: of a subject it, of a year none.
 * @param {string} id */
export const headed = (id) => (id.startsWith("subject:") ? id.slice("subject:".length) : "");
