/**
 * Writes the objects of a PDF and remembers where each begins, which its end must say. Objects are written in
 * any order, each once.
 */
export function pdfBody() {
  const offsets: number[] = [];
  let position = 0;
  let last = 0;
  const written = (...parts: (string | Uint8Array)[]): Uint8Array => {
    const bytes = Buffer.concat(parts.map((part) => Buffer.from(part)));
    position += bytes.byteLength;
    return bytes;
  };
  const begin = (id: number) => {
    offsets[id] = position;
    return `${id} 0 obj\n`;
  };
  return {
    /** Bytes beyond ASCII tell programs that the file is not text. */
    header: () => written("%PDF-1.7\n%", new Uint8Array([0xe2, 0xe3, 0xcf, 0xd3]), "\n"),

    /** The number of an object that others may name before it is written. */
    reserve(): number {
      last += 1;
      return last;
    },

    object: (id: number, value: string) => written(begin(id), value, "\nendobj\n"),

    /** @param fields of its dictionary, beside the length */
    stream: (id: number, fields: string, content: Uint8Array) =>
      written(
        ...[begin(id), `<< ${fields}/Length ${content.byteLength} >>\nstream\n`],
        ...[content, "\nendstream\nendobj\n"],
      ),

    /** @throws RangeError when an object that was promised is missing */
    trailer({ catalog, info }: { readonly catalog: number; readonly info: number }): Uint8Array {
      const start = position;
      const entries = Array.from({ length: last }, (_none, at) => {
        const offset = offsets[at + 1];
        if (offset === undefined) throw new RangeError(`The object ${at + 1} was not written.`);
        return `${String(offset).padStart(10, "0")} 00000 n \n`;
      });
      return written(
        ...[`xref\n0 ${last + 1}\n0000000000 65535 f \n`, ...entries],
        `trailer\n<< /Size ${last + 1} /Root ${catalog} 0 R /Info ${info} 0 R >>\n`,
        `startxref\n${start}\n%%EOF\n`,
      );
    },
  };
}
