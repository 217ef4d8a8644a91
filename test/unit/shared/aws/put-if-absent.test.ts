import { type PutObjectCommand, type S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { putIfAbsent } from "#shared/aws/put-if-absent.ts";

const answer = (httpStatusCode: number) =>
  new S3ServiceException({ name: "S3", $fault: "client", $metadata: { httpStatusCode } });

/** A bucket that answers in turn; what is left out is a success. */
function aBucket(...answers: Error[]) {
  const asked: PutObjectCommand["input"][] = [];
  const s3 = {
    async send({ input }: PutObjectCommand) {
      asked.push(input);
      const error = answers.shift();
      if (error) throw error;
      return {};
    },
  } as unknown as S3Client;
  return { s3, asked };
}
const object = { Bucket: "lake", Key: "a", Body: "b" };

test("an object is stored only where none of its key is", async () => {
  const { s3, asked } = aBucket();
  expect(await putIfAbsent(s3, object)).toBe("saved");
  expect(asked).toEqual([{ ...object, IfNoneMatch: "*" }]);
  expect(await putIfAbsent(aBucket(answer(412)).s3, object)).toBe("already_there");
});

test("two that store at once try again until S3 says which of them it was", async () => {
  const conflict = answer(409);
  expect(await putIfAbsent(aBucket(conflict, conflict, conflict).s3, object)).toBe("saved");
  expect(await putIfAbsent(aBucket(conflict, answer(412)).s3, object)).toBe("already_there");
  const { s3, asked } = aBucket(conflict, conflict, conflict, conflict);
  await expect(putIfAbsent(s3, object)).rejects.toBe(conflict);
  expect(asked).toHaveLength(4);
});

test.each([answer(403), answer(500), new TypeError("no network")])(
  "any other failure is told at once: %s",
  async (error) => {
    const { s3, asked } = aBucket(error);
    await expect(putIfAbsent(s3, object)).rejects.toBe(error);
    expect(asked).toHaveLength(1);
  },
);
