import { createHash, type Hash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { mostInLineBytes } from "#schemas/storage/lake.ts";
import { type Exchange, type LargeBody, snippetBytes } from "./exchange.ts";

/** Twice the largest that any source offers as one file; unpacked, and no more on disk than that. */
export const mostBodyBytes = 1024 * 1024 * 1024;
/** Of the gzipped body: a worker has half a gigabyte of disk. */
const mostOnDisk = 256 * 1024 * 1024;

/**
 * Reads a body to its end: a short one into memory, a longer one through gzip into a temporary file,
 * so that a worker's memory does not depend on what servers send.
 *
 * @param limits `isComing` is told of every piece; no more than `mostBytes` are read, once unpacked,
 * and what is longer than `mostInMemory` is put aside
 * @throws what reading throws, and RangeError when it is too long
 */
export async function bodyOf(
  { body }: Response,
  { isComing, mostBytes, mostInMemory = mostInLineBytes }: BodyLimits,
): Promise<Pick<Exchange, "bytes" | "large">> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const pieces = piecesOf(body, isComing);
  try {
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
      chunks.push(next.value);
      length += next.value.byteLength;
      if (length > mostBytes) throw tooLong(mostBytes);
      if (length > mostInMemory) return { large: await putAside(chunks, pieces, mostBytes) };
    }
    return { bytes: Buffer.concat(chunks) };
  } finally {
    // Cancels what has not been read: the connection would stay open until somebody collects it.
    await pieces.return(undefined);
  }
}

export interface BodyLimits {
  readonly isComing: () => void;
  readonly mostBytes: number;
  /** @default what a line of the lake holds */
  readonly mostInMemory?: number | undefined;
}

const tooLong = (bytes: number) => new RangeError(`The body has more than ${bytes} bytes.`);

async function* piecesOf(body: Response["body"], isComing: () => void) {
  for await (const piece of body ?? []) {
    isComing();
    yield piece;
  }
}

async function putAside(
  first: readonly Uint8Array[],
  rest: AsyncGenerator<Uint8Array>,
  mostBytes: number,
): Promise<LargeBody> {
  const folder = await mkdtemp(join(tmpdir(), "body-"));
  const discard = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, "body.gz");
  const seen: Noted = { hash: createHash("sha256"), length: 0, tail: Buffer.alloc(0) };
  try {
    const file = createWriteStream(path);
    await pipeline(
      noted(first, rest, (piece) => {
        note(seen, piece);
        if (seen.length <= mostBytes && file.bytesWritten <= mostOnDisk) return;
        throw tooLong(Math.min(seen.length, mostBytes));
      }),
      createGzip(),
      file,
    );
    const { size: gzippedLength } = await stat(path);
    const head = Buffer.concat(first).subarray(0, snippetBytes);
    const { hash, length, tail } = seen;
    return { length, sha256: hash.digest("hex"), head, tail, path, gzippedLength, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

interface Noted {
  readonly hash: Hash;
  length: number;
  tail: Buffer;
}

function note(seen: Noted, piece: Uint8Array): void {
  seen.hash.update(piece);
  seen.length += piece.byteLength;
  seen.tail = Buffer.concat([seen.tail, piece.subarray(-snippetBytes)]).subarray(-snippetBytes);
}

async function* noted(
  first: readonly Uint8Array[],
  rest: AsyncGenerator<Uint8Array>,
  see: (piece: Uint8Array) => void,
) {
  for (const piece of first) {
    see(piece);
    yield piece;
  }
  for await (const piece of rest) {
    see(piece);
    yield piece;
  }
}
