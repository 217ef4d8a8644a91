import { type ArchiveEntry, ArchiveList } from "./archive-list.ts";
import { runSevenZip, unfit } from "./run-seven-zip.ts";
import type { SevenZip } from "./seven-zip.ts";

/** What an archive may be. Sizes are bytes. */
export interface ArchiveLimits {
  /** Packed. */
  readonly packed: number;
  /** All that it holds, which has to be gone through. */
  readonly held: number;
  /** What is taken out of it; all of it is in memory at once. */
  readonly taken: number;
  /** Of a file that is taken. */
  readonly file: number;
}

const mb = 1024 * 1024;

/** Some four times what a day of all games has: 5 MB packed, 100 unpacked, 20 of two games. */
export const usualLimits: ArchiveLimits = {
  ...{ packed: 32 * mb, held: 512 * mb, taken: 96 * mb, file: 16 * mb },
};

/** Of the packer's model, as a power of two; 7-Zip's own default is 24. */
const mostModelBits = 28;

export interface UnpackRequest {
  /** Which of its files are wanted, in which order; @throws MessageError when it holds what it should not */
  readonly choose: (entries: readonly ArchiveEntry[]) => readonly ArchiveEntry[];
  /** @default {@link usualLimits} */
  readonly limits?: ArchiveLimits | undefined;
}

/**
 * Some files of a 7z archive that is packed with PPMd, one after another. Nothing is unpacked before all that the archive says of
 * itself has been looked at, and no more than it said then. The packed stream is gone through once, whatever is wanted of it: some 30 MB a second.
 *
 * @throws MessageError `permanent` when it is no such archive, is damaged, or is more than the limits allow
 */
export async function* unpackArchive(
  packed: AsyncIterable<Uint8Array>,
  { choose, limits = usualLimits }: UnpackRequest,
  sevenZip: SevenZip,
): AsyncIterable<{ readonly path: string; readonly bytes: Uint8Array }> {
  const archive = await atMost(packed, limits.packed);
  const list = new ArchiveList();
  const said: string[] = [];
  let hear = (line: string) => list.read(line);
  const { FS, callMain } = await sevenZip((line) => hear(withoutProgress(line)));
  const call = (...args: readonly string[]) => runSevenZip(callMain, [...args], said);
  FS.writeFile("/archive", archive);
  const hearErrors = (line: string) => {
    if (said.length < mostLines) said.push(line);
  };
  hear = (line) => {
    list.read(line);
    hearErrors(line);
  };
  call("l", "-slt", "-ba", ...always, "/archive");
  refuseUnfit(list.entries, limits);
  const wanted = choose(list.entries);
  if (wanted.length === 0) return;
  const size = sumOf(wanted);
  if (size > limits.taken) throw unfit(`its files have ${size} bytes, more than ${limits.taken}`);
  FS.writeFile("/wanted", wanted.map(({ path }) => path).join("\n"));
  said.length = 0;
  hear = hearErrors;
  countWrites(FS, size);
  call("x", "-spd", "-o/out", ...always, "/archive", "@/wanted");
  for (const { path, size } of wanted) {
    const at = `/out/${path}`;
    const bytes = fileAt(FS, at);
    if (bytes?.length !== size) throw unfit(`${path} does not have the ${size} bytes that it says`);
    FS.unlink(at);
    yield { path, bytes };
  }
}

type Files = Awaited<ReturnType<SevenZip>>["FS"];

/** No other format, no question, no progress on the way, and a password that opens nothing. */
const always = ["-t7z", "-y", "-bd", "-bse1", "-pnone"] as const;
/** Of what it says, for the reason. */
const mostLines = 200;
const withoutProgress = (line: string) => line.slice(line.lastIndexOf("\b") + 1);

async function atMost(stream: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.byteLength;
    if (length > most) throw unfit(`it has more than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refuseUnfit(entries: readonly ArchiveEntry[], limits: ArchiveLimits): void {
  const paths = new Set<string>();
  for (const { path, size, isFolder, isEncrypted, method } of entries) {
    if (paths.has(path)) throw unfit(`it has ${path} twice`);
    paths.add(path);
    if (isFolder) continue;
    if (isEncrypted) throw unfit(`${path} is encrypted`);
    // An empty file is not packed at all.
    if (size > 0 && !isUsual(method)) throw unfit(`${path} is packed with ${method || "nothing"}`);
    if (!(size <= limits.file)) throw unfit(`${path} has ${size} bytes, more than ${limits.file}`);
  }
  const held = sumOf(entries);
  if (held > limits.held) throw unfit(`it holds ${held} bytes, more than ${limits.held}`);
}

function isUsual(method: string): boolean {
  const bits = /^PPMD:o\d+:mem(\d+)$/.exec(method)?.[1];
  return bits !== undefined && Number(bits) <= mostModelBits;
}

const sumOf = (entries: readonly ArchiveEntry[]) =>
  entries.reduce((sum, { size, isFolder }) => sum + (isFolder ? 0 : size), 0);

/** What it says of damage goes the same way as files. */
const mostSaid = 64 * 1024;

/** What an archive says of its sizes is what is written, or it ends there. */
function countWrites(files: Files, most: number): void {
  const write = files.write.bind(files);
  let written = 0;
  files.write = (stream, buffer, offset, length, ...more) => {
    written += length;
    if (written > most + mostSaid)
      throw unfit(`it unpacks to more than the ${most} bytes that it says`);
    return write(stream, buffer, offset, length, ...more);
  };
}

/** Undefined where there is nothing, or something else than a file. */
function fileAt(files: Files, path: string): Uint8Array | undefined {
  try {
    return files.isFile(files.lstat(path).mode) ? files.readFile(path) : undefined;
  } catch {
    // It says so itself by not being there.
    return undefined;
  }
}
