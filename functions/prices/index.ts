export { priceRecorder } from "./recording/price-recorder.ts";
