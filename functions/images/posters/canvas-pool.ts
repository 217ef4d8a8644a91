/** Canvases are as large as 6 MB: new ones for each poster would pile up faster than they go. */
const mostKept = 4;

/** Lends bytes, and takes back what is not needed any longer for whoever comes next. */
export function canvasPool() {
  const free: Uint8Array[] = [];
  return {
    /** So many bytes; what is in them is what whoever had them left there. */
    take(length: number): Uint8Array {
      const at = free.findIndex(({ byteLength }) => byteLength === length);
      return (at < 0 ? undefined : free.splice(at, 1)[0]) ?? new Uint8Array(length);
    },
    giveBack(bytes: Uint8Array): void {
      free.push(bytes);
      if (free.length > mostKept) free.shift();
    },
  };
}
