import * as operations from "#schemas/http/charts.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { printingNamed } from "../../catalog/index.ts";
import { leadingTo } from "../../images/index.ts";
import { runtime } from "../runtime.ts";
import { drawnChart, showChart } from "../show-chart.ts";

/** Should anything in an SVG ever be more than a picture, a browser that opens it keeps it to that. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

/** Answers every operation of the area charts. */
export const handler = httpApi([
  route(operations.getPriceChart, runtime, async ({ path, query }, deps) => {
    const printingId = await printingNamed(path.printingId, deps);
    const body = await drawnChart(printingId, query, deps);
    return { body, headers: { "content-security-policy": policy } };
  }),
  route(operations.getPriceChartPicture, runtime, async ({ caller, path, query }, deps) => {
    const printingId = await printingNamed(path.printingId, deps);
    return leadingTo(await showChart(printingId, { ...query, userId: caller.userId }, deps));
  }),
]);
