import type { CodecFixture } from "../../src/testing/codec-conformance.ts";
import { kuaidi100 } from "../../src/tracking/kuaidi100.ts";
import { seventeenTrackFixture } from "./17track-fixture.ts";
import { aftershipFixture } from "./aftership-fixture.ts";
import { easypostFixture } from "./easypost-fixture.ts";
import { fixtureFor } from "./fixture.ts";
import { kdniaoFixture } from "./kdniao-fixture.ts";
import { pinduoduoFixture } from "./pinduoduo-fixture.ts";
import { shippoFixture } from "./shippo-fixture.ts";
import { shopifyFixture } from "./shopify-fixture.ts";
import { wechatFixture } from "./wechat-logistics-fixture.ts";

/** What the suite is told about each codec there is. */
const fixtures: readonly CodecFixture[] = [
  fixtureFor(kuaidi100()),
  kdniaoFixture,
  seventeenTrackFixture,
  aftershipFixture,
  easypostFixture,
  shippoFixture,
  shopifyFixture,
  wechatFixture,
  pinduoduoFixture,
];

export const codecs = fixtures.map((fixture) => [fixture.codec.id, fixture] as const);
