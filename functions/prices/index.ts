export { priceRecorder } from "./recording/price-recorder.ts";
export { rateRecorder } from "./recording/rate-recorder.ts";
