import { httpApi } from "#shared/http/http-api.ts";
import { exportRoutes } from "./routes/export-routes.ts";
import { formatRoutes } from "./routes/format-routes.ts";
import { importRoutes } from "./routes/import-routes.ts";
import { shelfRoutes } from "./routes/shelf-routes.ts";

/** Answers every operation of the area transfer. */
export const handler = httpApi([...importRoutes, ...formatRoutes, ...shelfRoutes, ...exportRoutes]);
