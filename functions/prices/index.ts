export { askedCards } from "./listings/asked-cards.ts";
export { believedDay } from "./recording/believed-day.ts";
export { listingsRecorder } from "./recording/listings-recorder.ts";
export { priceRecorder } from "./recording/price-recorder.ts";
export { rateRecorder } from "./recording/rate-recorder.ts";
