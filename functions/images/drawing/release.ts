/**
 * Gives the memory of bytes back that nobody will look at again. The collector would do so some pages
 * later: it sees small objects, not the megabytes that hang on them.
 */
export function release(bytes: Uint8Array): void {
  const { buffer } = bytes;
  // Small ones share a buffer with others.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength) buffer.transfer(0);
}
