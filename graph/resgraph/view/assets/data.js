/* The first part of the data. A browser that cannot read it is told so in words, and nothing else happens. */
import { byId } from "./dom.js";
import { unpack } from "./unpack.js";

/** @returns {Promise<Opening>} */
const opened = async () => {
  if (typeof DecompressionStream !== "undefined") return unpack(byId("data"));
  byId("too-old").hidden = false;
  return new Promise(() => {});
};

export const data = await opened();
