/**
 * Something about this machine that keeps the local cloud from running and that the reader can
 * change. The message is all they see: what is wrong, then what to do.
 */
export class Trouble extends Error {
  override readonly name = "Trouble";
}
