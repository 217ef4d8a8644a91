import { expect, test } from "vitest";
import { sevenZipIn } from "#functions/sources/archives/seven-zip.ts";
import { unpackArchive, usualLimits } from "#functions/sources/archives/unpack-archive.ts";
import { bodyOfBytes } from "#functions/sources/port/body.ts";
import { sevenZipFiles } from "#lib/seven-zip-files.ts";
import { filesIn } from "#test/support/running/files-in.ts";
import { archiveOf, sevenZip } from "#test/support/workers/seven-zip.ts";

const files = { "a/1": "one", "a/2": "twenty-two", "b/3": "three" };

async function unpacked(limits: Partial<typeof usualLimits> = {}, by = sevenZip) {
  const body = bodyOfBytes(await archiveOf({ files }));
  const told: Record<string, string> = {};
  const wanted = unpackArchive(
    body.stream(),
    {
      choose: (entries) => entries.filter(({ path }) => path.startsWith("a/")).toReversed(),
      limits: { ...usualLimits, ...limits },
    },
    by,
  );
  for await (const { path, bytes } of wanted) told[path] = Buffer.from(bytes).toString();
  return told;
}

test("what is chosen comes in the order in which it was chosen, and nothing else", async () => {
  expect(Object.entries(await unpacked())).toEqual([
    ["a/2", "twenty-two"],
    ["a/1", "one"],
  ]);
});

test.each([
  [{ packed: 50 }, "it has more than 50 bytes"],
  [{ file: 9 }, "a/2 has 10 bytes, more than 9"],
  [{ held: 17 }, "it holds 18 bytes, more than 17"],
  [{ taken: 12 }, "its files have 13 bytes, more than 12"],
])("[ING-7] limits %o are looked at before anything is unpacked", async (limits, why) => {
  await expect(unpacked(limits)).rejects.toThrow(`The archive cannot be read: ${why}.`);
});

test("[ING-7] an archive that unpacks to more than it says ends there", async () => {
  const liar: typeof sevenZip = async (say) => {
    const real = await sevenZip(say);
    const callMain = (args: string[]) => {
      if (args[0] === "x") real.FS.writeFile("/out-of-bounds", new Uint8Array(100_000));
      return real.callMain(args);
    };
    return { ...real, callMain };
  };
  await expect(unpacked({}, liar)).rejects.toThrow("unpacks to more than the 13 bytes");
});

test("7-Zip is read from beside the bundle, its licences with it", async () => {
  const beside = sevenZipFiles();
  expect(Object.keys(await unpacked({}, sevenZipIn(await filesIn(beside))))).toHaveLength(2);
  const licences = Buffer.from(beside.get("7zz-licences.txt") ?? "").toString();
  expect(licences).toContain("GNU LGPL");
  expect(licences).toContain("unRAR restriction");
});
