import { expect, test } from "vitest";
import { cardRoutes, routesOfOwnIds } from "#test/support/requests/card-routes.ts";

test("[CAT-1] every operation that is asked by a card takes any of its ids", () => {
  expect(routesOfOwnIds).toEqual([]);
  expect(cardRoutes).toEqual([
    "alerts.createAlert",
    "alerts.listAlerts",
    "alerts.previewAlert",
    "catalog.getCard",
    "charts.getPriceChart",
    "charts.getPriceChartPicture",
    "collections.addItems",
    "collections.getCardPricesOfCaller",
    "collections.getOwnPrice",
    "collections.pushEdits",
    "collections.removeOwnPrice",
    "collections.sellCopies",
    "collections.setOwnPrice",
    "history.getCardAsOf",
    "images.getCardImage",
    "prices.comparePrices",
    "prices.getCardPrices",
    "prices.getPriceHistory",
    "prices.getPriceTable",
    "shares.getCardShare",
    "transfer.chooseImportRows",
    "transfer.resolveShelf",
  ]);
});
