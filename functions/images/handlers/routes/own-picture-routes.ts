import * as operations from "#schemas/http/images.ts";
import { route } from "#shared/http/http-api.ts";
import { beginUpload } from "../../own/begin-upload.ts";
import { deleteOwn, getOwn, listOwn, ownPictureUrl } from "../../own/watch-own.ts";
import { checkUpload, getUpload } from "../../own/watch-upload.ts";
import { runtime } from "../../runtime.ts";

/** What users do with pictures of their own. */
export const ownPictureRoutes = [
  route(operations.createPictureUpload, runtime, async (request, deps) => {
    const { caller, body: file, idempotencyKey } = request;
    const begun = await beginUpload({ userId: caller.userId, file, idempotencyKey }, deps);
    return {
      body: begun.upload,
      headers: { location: `/v1/picture-uploads/${begun.upload.id}` },
      ...(begun.outcome === "repeated" && { status: 200 as const }),
    };
  }),
  route(operations.checkPictureUpload, runtime, async ({ caller, path }, deps) => ({
    body: await checkUpload({ userId: caller.userId, ...path }, deps),
  })),
  route(operations.getPictureUpload, runtime, async ({ caller, path }, deps) => ({
    body: await getUpload({ userId: caller.userId, ...path }, deps),
  })),
  route(operations.listOwnPictures, runtime, async ({ caller, query }, deps) => ({
    body: await listOwn({ userId: caller.userId, page: query }, deps),
  })),
  route(operations.getOwnPicture, runtime, async ({ caller, path }, deps) => ({
    body: await getOwn({ userId: caller.userId, ...path }, deps),
  })),
  route(operations.getOwnPictureImage, runtime, async ({ caller, path, query }, deps) => {
    const location = await ownPictureUrl({ userId: caller.userId, ...path, ...query }, deps);
    return { body: undefined, headers: { location } };
  }),
  route(operations.deleteOwnPicture, runtime, async ({ caller, path }, deps) => {
    await deleteOwn({ userId: caller.userId, ...path }, deps);
    return { body: undefined };
  }),
];
