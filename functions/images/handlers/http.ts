import { httpApi } from "#shared/http/http-api.ts";
import { createRender } from "./create-render.ts";
import { deleteRender } from "./delete-render.ts";
import { getRender } from "./get-render.ts";
import { getRenderImage } from "./get-render-image.ts";
import { listRenders } from "./list-renders.ts";

/** Answers every operation of the area images. */
export const handler = httpApi([
  createRender,
  listRenders,
  getRender,
  getRenderImage,
  deleteRender,
]);
