/* Names by the sound of their characters: bangongshi, bgs or bangs for 办公室. What `learn` is given has the characters of
   each syllable, those only that occur in names and titles; a character may have several. */

/** @type {Map<string, string[]>} The syllables of each character. */
const sounds = new Map();

/** @param {Record<string, string>} syllables */
export const learnSounds = (syllables) => {
  for (const [syllable, characters] of Object.entries(syllables)) {
    for (const character of characters) sounds.set(character, [...(sounds.get(character) ?? []), syllable]);
  }
};

/** How far into `wanted` the characters from `at` on can carry; each by its syllable or its first letter.
 * @param {string[]} letters
 * @param {number} at
 * @param {string} wanted
 * @param {number} from
 * @returns {boolean} */
const carries = (letters, at, wanted, from) => {
  if (from === wanted.length) return true;
  return (sounds.get(letters[at]) ?? []).some((sound) => {
    if (wanted.startsWith(sound, from) && carries(letters, at + 1, wanted, from + sound.length)) return true;
    const rest = wanted.slice(from);
    if (rest.length < sound.length && sound.startsWith(rest)) return true;
    return wanted[from] === sound[0] && carries(letters, at + 1, wanted, from + 1);
  });
};

/** @param {string} text
 * @param {string} wanted */
export const soundsLike = (text, wanted) => {
  if (!/^[a-zü]{2,40}$/.test(wanted) || !sounds.size) return false;
  const letters = Array.from(text.slice(0, 80));
  return letters.some((letter, at) => sounds.has(letter) && carries(letters, at, wanted, 0));
};
