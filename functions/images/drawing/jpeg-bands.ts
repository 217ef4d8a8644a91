/** Pictures are coded in blocks of so many pixels, with half the colour or with all of it. */
export const blockOf = { "4:2:0": 16, "4:4:4": 8 } as const;

/** What a JPEG may say of how many blocks lie between two of its marks. */
const mostBlocks = 65_535;

/**
 * How tall the bands are in which a picture may be coded side by side, the last one excepted: whole
 * blocks, so that they can be joined.
 */
export function bandHeight(
  { width, height }: { readonly width: number; readonly height: number },
  block: number,
  bands: number,
): number {
  const across = Math.ceil(width / block);
  const down = Math.ceil(Math.ceil(height / block) / bands);
  return Math.min(down, Math.floor(mostBlocks / across)) * block;
}

/**
 * Joins JPEGs, one below the other, to the one that they would be if they had been coded as one
 * picture: their bytes stay, with a mark between them at which decoders begin anew.
 *
 * @param bands coded alike, without tables of their own, all as tall as `bandHeight` says
 * @throws RangeError when they are not alike
 */
export function joinedBands(
  bands: readonly Uint8Array[],
  { height, block }: { readonly height: number; readonly block: number },
): Uint8Array {
  const parts = bands.map(partsOf);
  const [first] = parts;
  if (!first) throw new RangeError("There is no band to join.");
  if (parts.some(({ tables }) => !tables.equals(first.tables)))
    throw new RangeError("Bands that are coded differently cannot be joined.");
  const blocks = Math.ceil(first.width / block) * Math.ceil(first.height / block);
  const frame = Buffer.from(first.frame);
  frame.writeUInt16BE(height, frameHeightAt);
  const interval = Buffer.from([0xff, marks.restartInterval, 0, 4, blocks >> 8, blocks & 0xff]);
  const scans = parts.flatMap(({ scan }, index) =>
    index === 0 ? [scan] : [Buffer.from([0xff, marks.firstRestart + ((index - 1) % 8)]), scan],
  );
  const { start, tables, scanHeader } = first;
  return Buffer.concat([start, frame, tables, interval, scanHeader, ...scans, end]);
}

const marks = { frame: 0xc0, scan: 0xda, restartInterval: 0xdd, firstRestart: 0xd0 } as const;
const end = Buffer.from([0xff, 0xd9]);
/** In the segment of the frame, its mark included. */
const frameHeightAt = 5;
const frameWidthAt = 7;

interface Parts {
  readonly start: Buffer;
  /** Says how large the picture is. */
  readonly frame: Buffer;
  readonly width: number;
  readonly height: number;
  /** All segments but the frame and the scan's. */
  readonly tables: Buffer;
  readonly scanHeader: Buffer;
  /** The coded pixels. */
  readonly scan: Buffer;
}

function partsOf(jpeg: Uint8Array): Parts {
  const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  const tables: Buffer[] = [];
  let frame: Buffer | undefined;
  for (let at = 2; at + 4 <= bytes.length; ) {
    const mark = bytes[at + 1];
    const segment = bytes.subarray(at, at + 2 + bytes.readUInt16BE(at + 2));
    at += segment.length;
    if (mark === marks.frame) frame = segment;
    else if (mark !== marks.scan) tables.push(segment);
    else if (frame) {
      return {
        ...{ start: bytes.subarray(0, 2), frame, tables: Buffer.concat(tables) },
        ...{ scanHeader: segment, scan: bytes.subarray(at, bytes.length - end.length) },
        width: frame.readUInt16BE(frameWidthAt),
        height: frame.readUInt16BE(frameHeightAt),
      };
    }
  }
  throw new RangeError("A band must be a baseline JPEG.");
}
