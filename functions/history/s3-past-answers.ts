import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { BronzeLine, observationFolders } from "#schemas/storage/lake.ts";
import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { bodiesOfLines } from "../sources/index.ts";
import type { PastAnswers } from "./past-answers.ts";

const unpack = promisify(gunzip);

/** Reads the lake with signed requests: a function that answers people carries no client of S3. */
export function s3PastAnswers(objects: SignedObjects): PastAnswers {
  const unpacked = async (key: string): Promise<Buffer> => {
    const packed = await objects.get(key);
    if (!packed) throw new MessageError("permanent", `The lake has no ${key}.`);
    return unpack(packed);
  };
  const linesOf = (text: Buffer) =>
    text
      .toString("utf8")
      .split("\n")
      .filter((line) => line !== "");

  const readPack = async (key: string) =>
    linesOf(await unpacked(key)).map((line) => BronzeLine.parse(JSON.parse(line)));

  return {
    readPack,

    bodyOf: bodiesOfLines({
      readPack,
      async *open(bodyKey) {
        yield await unpacked(bodyKey);
      },
    }),

    async observedOn(folder) {
      const { gathered, recent } = observationFolders(folder);
      const whole = await objects.get(gathered);
      if (whole) return linesOf(await unpack(whole));
      const keys = await objects.list(recent);
      const own = keys.filter((key) => key.includes(`-${folder.language}-`));
      const parts = await Promise.all(own.map(unpacked));
      return parts.flatMap(linesOf);
    },
  };
}
