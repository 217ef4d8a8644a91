import {
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";

const attempts = 4;

type NewObject = Omit<PutObjectCommandInput, "IfNoneMatch">;

/**
 * Stores an object unless one of its key is there. Two that store at once meet in a conflict (409),
 * which says nothing of the outcome: it is tried again until S3 says which of the two it was.
 *
 * @param given or what makes the object, for a body that can be read only once
 */
export async function putIfAbsent(
  s3: S3Client,
  given: NewObject | (() => NewObject),
): Promise<"saved" | "already_there"> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const object = typeof given === "function" ? given() : given;
      await s3.send(new PutObjectCommand({ ...object, IfNoneMatch: "*" }));
      return "saved";
    } catch (error) {
      const status = error instanceof S3ServiceException && error.$metadata.httpStatusCode;
      if (status === 412) return "already_there";
      if (status !== 409 || attempt === attempts) throw error;
    }
  }
}
