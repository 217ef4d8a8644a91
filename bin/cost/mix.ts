/**
 * What a collector does in a month: 3,000 calls, 300 items added, changed or removed, four pictures.
 *
 * The shares are an assumption, not a measurement: no public source tells how often collectors call
 * such an API. They follow from three visits a day of an app that shows the collections first (the
 * collection, its items, the caller), then browses (thirteen searches and three words that are completed while they are typed, twelve cards, nine pages of sets
 * and, of all that these show, eight pictures a day that this browser has not kept from before), and that watches a picture for ten polls. Access tokens live a quarter of an hour,
 * hence the many refreshes.
 */
export const callsByOperation: Readonly<Record<string, number>> = {
  "catalog.searchCards": 399,
  // One for every four searches: most people write the whole word.
  "catalog.suggest": 100,
  "catalog.getCard": 270,
  // Beside every fourth card somebody looks at what it costs, and at one chart in seven of these.
  "prices.getCardPrices": 68,
  "prices.getPricesOfCards": 1,
  "prices.listTrending": 0.5,
  "prices.comparePrices": 0.5,
  "prices.getPriceHistory": 5,
  "charts.getPriceChart": 3,
  "charts.getPriceChartPicture": 2,
  "prices.getPriceTable": 0.1,
  // Of pages of sets, one in sixteen is of what shops sell of it.
  "catalog.listSetCards": 120,
  "catalog.listSetProducts": 10,
  // A hundred ids each, by one in ten who brings 1,000 cards along from elsewhere.
  "catalog.resolveIds": 1,
  "catalog.listSets": 60,
  "catalog.getSet": 60,
  "catalog.listSpecies": 15,
  "catalog.getSpecies": 20,
  "catalog.listSpeciesCards": 30,
  "catalog.listGenerations": 5,
  "catalog.getGeneration": 5,
  "collections.listCollections": 300,
  "collections.getCollection": 280,
  "collections.listItems": 224,
  // Somebody looks for a card in what they have.
  "holdings.findItems": 20,
  // Somebody who completes sets looks every other day, and takes a list to a fair.
  "holdings.listCompletion": 8,
  "holdings.listMissing": 5.5,
  "holdings.getWantList": 0.5,
  "holdings.getLegality": 1,
  "holdings.listDuplicates": 2,
  "holdings.searchCards": 10,
  // Each second day somebody looks what all of it is worth, and how that has gone.
  "holdings.getValue": 40,
  "holdings.getValueHistory": 15,
  "holdings.listValueGroups": 5,
  "holdings.listUnpriced": 2,
  "collections.getItem": 56.8,
  // 300 items: one a call, as most are scanned or typed in one by one.
  "collections.addItems": 225,
  "collections.updateItem": 60,
  "collections.removeItem": 15,
  // Of a copy that no shop sells, such as a graded one.
  "collections.setOwnPrice": 0.5,
  "collections.getOwnPrice": 0.2,
  "collections.listOwnPrices": 0.4,
  "collections.removeOwnPrice": 0.1,
  "collections.getCardPricesOfCaller": 0.4,
  // Somebody sorts a box: a dozen items at once, three times a month; and sees what they did, and takes it back.
  "collections.editItems": 3,
  "collections.listChanges": 3,
  "collections.getChange": 1,
  "collections.undoChange": 1,
  "collections.listDeletedCollections": 0.3,
  "collections.restoreCollection": 0.1,
  "collections.forgetCollection": 0.1,
  // Somebody sells a card a fortnight, and looks once a month what it has brought.
  "collections.sellCopies": 2,
  "collections.listSales": 1,
  "collections.takeBackSale": 0.1,
  "collections.getGains": 1,
  "collections.getGainsTable": 0.1,
  // A telephone that is taken along to fairs: it asks what is new once a visit of the app, and brings a few edits back.
  "collections.pullChanges": 30,
  "collections.pushEdits": 6,
  "collections.createCollection": 2,
  "collections.updateCollection": 4,
  "collections.deleteCollection": 1,
  // A few cards that somebody waits for; an app that is open asks the inbox every five minutes.
  "alerts.createAlert": 2,
  "alerts.previewAlert": 2,
  "alerts.listAlerts": 4,
  "alerts.getAlert": 2,
  "alerts.updateAlert": 0.6,
  "alerts.deleteAlert": 0.8,
  "alerts.listNotices": 40,
  "alerts.getNotice": 2,
  "alerts.updateNotice": 2,
  "alerts.readNotices": 4,
  "alerts.getAlertSettings": 0.4,
  "alerts.setAlertSettings": 0.2,
  "alerts.createChannel": 0.1,
  "alerts.listChannels": 1,
  "alerts.getChannel": 0.2,
  "alerts.updateChannel": 0.05,
  "alerts.deleteChannel": 0.05,
  "alerts.rotateChannelSecret": 0.02,
  "alerts.testChannel": 0.1,
  "alerts.sendChannelCode": 0.02,
  "alerts.verifyChannel": 0.02,
  "alerts.showUnsubscribe": 0.02,
  "alerts.unsubscribe": 0.02,
  // Kept for a week by the browser, whatever lists show them meanwhile.
  "images.getCardImage": 217,
  "images.getSetLogo": 10,
  "images.getSetSymbol": 10,
  // Of a collection as it stands as a rule, and now and then of a set with what is missing.
  "images.createRender": 3,
  "images.drawCards": 1,
  "images.getRender": 40,
  "images.getRenderImage": 12,
  "images.listRenders": 3.579,
  "images.printCards": 0.3,
  "images.downloadRender": 0.4,
  // Somebody photographs a dear card every other month.
  "images.createPictureUpload": 0.3,
  "images.checkPictureUpload": 0.3,
  "images.getPictureUpload": 0.6,
  "images.listOwnPictures": 0.5,
  "images.getOwnPicture": 0.1,
  "images.getOwnPictureImage": 0.2,
  "images.deleteOwnPicture": 0.04,
  "images.cancelRender": 0.1,
  "images.deleteRender": 1,
  // Now and then a card is posted somewhere, or a link to what one looks at.
  "shares.getCardShare": 2,
  "shares.getSetPreview": 0.5,
  "shares.getCollectionPreview": 0.5,
  "accounts.getMe": 30,
  "accounts.refresh": 80,
  "accounts.signIn": 4,
  "accounts.signOut": 1,
  // One user in ten is new each month, one in twenty has forgotten the password.
  "accounts.register": 0.1,
  "accounts.confirm": 0.1,
  "accounts.resendCode": 0.02,
  "accounts.forgotPassword": 0.05,
  "accounts.resetPassword": 0.05,
  "accounts.changePassword": 0.02,
  // A monitor from outside asks every five minutes; the operators look once a day.
  // One in five brings a file of some hundred cards along, or takes one away, in a month.
  "transfer.createImport": 0.2,
  "transfer.previewImport": 0.15,
  "transfer.getImport": 0.8,
  "transfer.listImports": 0.1,
  "transfer.listImportRows": 0.6,
  "transfer.changeImport": 0.05,
  "transfer.chooseImportRows": 0.1,
  "transfer.confirmImport": 0.15,
  "transfer.cancelImport": 0.02,
  "transfer.listImportFormats": 0.1,
  "transfer.listImportMappings": 0.01,
  "transfer.deleteImportMapping": 0.001,
  "transfer.listShelf": 0.1,
  "transfer.resolveShelf": 0.03,
  "transfer.matchShelf": 0.01,
  "transfer.deleteShelvedRow": 0.03,
  "transfer.createExport": 0.2,
  "transfer.getExport": 0.6,
  "transfer.getExportFile": 0.2,
  "transfer.listExports": 0.1,
  "transfer.deleteExport": 0.02,
  "ops.getHealth": 5,
  "ops.getOpenapi": 0.5,
  "ops.getPublishedSchema": 0.01,
  "ops.getDocs": 0.3,
  "ops.getPlainDocs": 0.1,
  "ops.getDocsAsset": 0.9,
  "sources.startRun": 0.01,
  "sources.listRuns": 0.1,
  "sources.getRun": 0.2,
  "sources.listRunUnits": 0.1,
  "sources.stopRun": 0.01,
  "sources.listUpstreams": 0.1,
  "images.startPictureRun": 0.001,
  "images.listPictureRuns": 0.001,
  "images.getPictureRun": 0.01,
  "images.stopPictureRun": 0.001,
  // Programs that once asked another service, one user in fifty runs some; the edge keeps what many ask for.
  "v2.listCards": 1.5,
  "v2.getCard": 1.5,
  "v2.listSets": 0.3,
  "v2.getSet": 0.3,
  "v2.listTypes": 0.02,
  "v2.listSubtypes": 0.02,
  "v2.listSupertypes": 0.02,
  "v2.listRarities": 0.02,
  // A look back at a card that has changed.
  "history.getCardAsOf": 2,
  // A few times a year, and watched for a minute.
  "sources.startReplay": 0.001,
  "sources.listReplays": 0.01,
  "sources.getReplay": 0.02,
  "sources.listReplayDifferences": 0.01,
  "sources.stopReplay": 0.001,
  "sources.resumeReplay": 0.001,
  "catalog.listIndexes": 0.1,
  "catalog.buildIndex": 0.01,
  // Somebody who goes through what is odd once a week.
  "catalog.getQuality": 0.1,
  "catalog.listFindings": 0.4,
  "ops.listQueues": 0.1,
  "ops.listDeadLetters": 0.01,
  "ops.redriveQueue": 0.01,
};

/**
 * Distinct addresses, queries included, that people ask an operation for in a month; what is kept at the
 * edge is asked for again the more often the fewer they are. Operations without a line are as if nobody
 * asked twice. Cards, sets and species are those of one language, pages of lists are counted, and of
 * three searches one is a query that somebody has sent before.
 */
export const addressesOf: Readonly<Record<string, number>> = {
  "ops.getOpenapi": 1,
  "ops.getDocs": 1,
  "ops.getPlainDocs": 1,
  "ops.getDocsAsset": 4,
  "ops.getPublishedSchema": 1,
  "transfer.listImportFormats": 1,
  // In two sizes.
  "images.getCardImage": 50_000,
  "images.getSetLogo": 220,
  "images.getSetSymbol": 220,
  // Queries and pages of programs.
  "v2.listCards": 20_000,
  "v2.getCard": 21_000,
  "v2.listSets": 300,
  "v2.getSet": 200,
  "v2.listTypes": 1,
  "v2.listSubtypes": 1,
  "v2.listSupertypes": 1,
  "v2.listRarities": 1,
  "catalog.searchCards": 300_000,
  "catalog.suggest": 50_000,
  "catalog.getCard": 25_000,
  "catalog.listSetCards": 1_500,
  "catalog.listSetProducts": 1_500,
  "catalog.listSets": 10,
  "catalog.getSet": 220,
  "catalog.listSpecies": 52,
  "catalog.getSpecies": 1_025,
  "catalog.listSpeciesCards": 2_000,
  "catalog.listGenerations": 1,
  "catalog.getGeneration": 9,
};

/** How often schedules call functions that measure, in an hour; as the stacks set it. */
export const startsAnHour: Readonly<Record<string, number>> = {
  "sources-measure-freshness": 1,
  "ops-count-letters": 4,
};

/** How often it is seen which sources are due, in an hour; as the stack sets it. */
export const occasionsAnHour = 4;

export const month = {
  days: 30,
  users: 1_000,
  /** Languages in which the catalogue is synchronised, and cards of each. */
  languages: 1,
  cardsOfALanguage: 25_000,
  /** Cards that are asked for on a day: each has its turn once a week, and the lists of all sets. */
  dueShare: 0.16,
  /** Fetchers that run side by side while a source is asked: as many as its sets fill batches. */
  fetchers: 6,
  /** Cards about which a fact changes on a day, beyond prices and dates. */
  changedCardsADay: 100,
  /** Times that each picture is looked at through the CDN without the browser having it. */
  viewsOfAPicture: 3,
  /** Bytes of a card's picture that is looked at: thumbnails more often than large ones. */
  bytesOfAShownPicture: 40_000,
  /** Files of logs that the pictures' distribution writes on a day: one a place and hour, and more where more is asked. */
  edgeLogFiles: 1_000,
  /** Calls from browsers on another origin, and how many of these need a preflight of their own. */
  browserShare: 0.6,
  preflightShare: 0.5,
  /** Regional caches of CloudFront that people live around: one on each of three continents. */
  edgeCaches: 3,
  /**
   * How uneven wishes are: 0 would be all alike. Between the 0.64 and 0.83 that Breslau and others saw
   * in six traces ("Web Caching and Zipf-like Distributions", 1999).
   */
  edgeSkew: 0.75,
  /** Bytes of a write with its headers, which CloudFront bills on the way to the API. */
  bytesOfAWrite: 2_000,
  /** GETs that are answered 304: the same work, and no body. */
  notModifiedShare: 0.3,
  /** Invocations that find no warm container, and how long a start takes at one vCPU. */
  coldShare: 0.005,
  coldStartMs: 400,
  /** Bytes that a user keeps in the table `users`, with what point-in-time recovery keeps. */
  bytesOfAUser: 300_000,
  /** Bytes of a card's picture in all sizes that we keep; each card is somebody's. */
  bytesOfACardPicture: 80_000,
  alarmMails: 20,
  /** What is left of a log in the archive, by which its storage is billed. */
  logCompression: 0.15,
  /** Pollers of an idle queue: five where the concurrency is bounded, else as few as two. */
  pollers: { bounded: 5, free: 2 },
  longPollSeconds: 20,
  /** Shards of a stream: a table that is paid by request begins with four partitions. */
  streamShards: 4,
  /** Somebody who scans a box adds a card every half a minute: ten of them are told of at once where changes are gathered for so long. */
  changesOfSitting: 10,
  secondsOfSitting: 300,
  /**
   * How often a container asks whether there is a newer index: ten seconds after the last time, when the next
   * call needs one. People need one 0.5 times a second, of one container or two.
   */
  indexCheckSeconds: 12 / 1.5,
} as const;
