export type { Callback, Capabilities, ChannelAdapter, IncomingCall, Signing } from "./channels/adapter.ts";
export type { Amount } from "./compensation/amount.ts";
export { shareOf } from "./compensation/amount.ts";
export type { Compensation, CompensationAbout, CompensationForm, Compensations } from "./compensation/rule.ts";
export type { ConditionTree } from "./condition/explain.ts";
export type {
  Chosen,
  Condition,
  Conditions,
  InstantName,
  LengthName,
  OneOf,
  PromiseStatus,
  Span,
  ToldTest,
} from "./condition/form.ts";
export { defineMailbox } from "./mailbox/define-mailbox.ts";
export type { Mailbox, MailboxContext, MailboxStep } from "./mailbox/mailbox.ts";
export type { AlertKind, AlertSettings, AlertWindow } from "./model/alerts.ts";
export type {
  BreachEnd,
  ClaimRow,
  Compensated,
  DeferralRow,
  Disruption,
  DisruptionEffect,
  DisruptionKind,
  MoneyRow,
  PauseRow,
  Ruling,
  SettlementRow,
} from "./model/claims.ts";
export type { Calendar, Duration } from "./model/duration.ts";
export type {
  ChargeEffect,
  CompensateEffect,
  DigestEffect,
  Effect,
  MailboxEffect,
  PersonEffect,
  ReportEffect,
  SendEffect,
  TaskEffect,
  TrackEffect,
  VerdictEffect,
  WantEffect,
} from "./model/effect.ts";
export type { ErrorCode } from "./model/errors.ts";
export { isWaybellError, RulebookError, UsageError, WaybellError } from "./model/errors.ts";
export type * from "./model/event.ts";
export type * from "./model/event-cases.ts";
export type { HostFact } from "./model/fact.ts";
export type * from "./model/feed.ts";
export type { Finding } from "./model/finding.ts";
export type { Headline } from "./model/headline.ts";
export type { Instant, Time } from "./model/instant.ts";
export { instant } from "./model/instant.ts";
export type * from "./model/mailbox.ts";
export type {
  CaseKind,
  CaseStage,
  ComplaintKind,
  ComplaintStage,
  Evidence,
  LineUnits,
  MatterKind,
  MatterRow,
  Remedy,
  TaskMode,
  TaskRole,
  TaskStage,
} from "./model/matter.ts";
export type { Meaning, Phrases, PhrasesByLocale } from "./model/message/phrases.ts";
export type { MessageReader } from "./model/message/read.ts";
export { messageReader } from "./model/message/read.ts";
export type { DayPart, MessageFinds, MessageIntent, MessagePlace, Reading } from "./model/message/reading.ts";
export type { ReplyOptions } from "./model/message/reply-event.ts";
export { replyEvent } from "./model/message/reply-event.ts";
export type { Money } from "./model/money.ts";
export type { Handover, Leg, OrderKind, OrderLine } from "./model/order.ts";
export type {
  Answer,
  ConsentChange,
  Outcome,
  OutcomeKind,
  Receipt,
  ReceiptStatus,
  RecipientAction,
  Reply,
} from "./model/outcome.ts";
export type { ExceptionKind, Milestone, ParcelKind, Scan, SignMode } from "./model/parcel.ts";
export type { Address, Permission, Person, QuietHours, Role } from "./model/person.ts";
export type {
  AttemptOutcome,
  AttemptRow,
  CaseRow,
  Host,
  Lag,
  LearntRow,
  LeaseRow,
  LedgerRow,
  MessageRow,
  OrderChartState,
  OrderRecord,
  OutcomeLetter,
  OwnSubject,
  PackedAttempt,
  PackedRow,
  ParcelRecord,
  PlacedOrder,
  Said,
  ScanRow,
  SeenRow,
  Stamp,
  WaitingScans,
  WantRow,
} from "./model/record.ts";
export type { ChannelRequest, HttpRequest, InboxRequest, MailRequest, Message } from "./model/request.ts";
export type { Decision, EventOutcome, Rejection, Step, StepOf } from "./model/result.ts";
export type {
  CapRow,
  Contribution,
  LevelRow,
  LimitEffect,
  Mark,
  MarkIs,
  MarkName,
  Metric,
  OptOut,
  Revision,
  ScoreRecord,
  ScoreRow,
} from "./model/score.ts";
export type { LeftRow, Verdict, WantFacts, WantStatus } from "./model/want.ts";
export type { ValueKind } from "./model/words/lexicon.ts";
export type {
  AnyWords,
  FactKind,
  HostFactKind,
  HostWords,
  Named,
  NamesOf,
  OwnerOf,
  Ranks,
  Strictness,
  Subject,
  SubjectTable,
  With,
  Words,
} from "./model/words/types.ts";
export type {
  Action,
  Actions,
  Classes,
  ClassRule,
  Inhibition,
  InhibitionAbout,
  Inhibitions,
  Notice,
  NoticeAbout,
  Notices,
  QuietValue,
  Sum,
} from "./notify/rule.ts";
export type { NoticeText, Texts } from "./notify/text.ts";
export type { NamedTest } from "./rulebook/book/book.ts";
export type {
  AnyPack,
  Bounds,
  Budget,
  Budgets,
  Carrier,
  ChoiceLimit,
  Conduct,
  Layer,
  Limit,
  Pack,
  ParcelKinds,
  Source,
  Sourced,
  Values,
} from "./rulebook/book/pack.ts";
export type { AnyValue } from "./rulebook/book/raw-pack.ts";
export type { BookBound, BookValue, GivenValue } from "./rulebook/book/values.ts";
export type { ReadRulebook } from "./rulebook/define-rulebook.ts";
export { defineRulebook } from "./rulebook/define-rulebook.ts";
export { addressHash } from "./rulebook/learnt.ts";
export { readRulebook } from "./rulebook/read-rulebook.ts";
export type { Replay, ReplayLine } from "./rulebook/replay.ts";
export type { Rulebook, RulebookOptions } from "./rulebook/rulebook.ts";
export type { AlertDraft, SaveContext, SavedAlerts } from "./rulebook/save-alerts.ts";
export type { StepContext } from "./rulebook/step.ts";
export { traced } from "./rulebook/traced.ts";
export type { ExplainedCase, ExplainQuestion, Explanation } from "./rulebook/views/explain.ts";
export type { Latency } from "./rulebook/views/latency.ts";
export type {
  BreachView,
  CompensationView,
  LineView,
  OrderView,
  ParcelView,
  PromiseView,
  ViewContext,
  ViewedScan,
} from "./rulebook/views/view.ts";
export type { CaseView, ComplaintView, MattersView, RefundView, TaskView } from "./rulebook/views/view-matters.ts";
export type { WindowView } from "./rulebook/views/view-windows.ts";
export type { ContributionOf, Scored } from "./scorecard/contribution.ts";
export { contribution } from "./scorecard/contribution.ts";
export { defineFeeds } from "./scorecard/define-feeds.ts";
export { defineScorecards } from "./scorecard/define-scorecards.ts";
export { errorBudget } from "./scorecard/error-budget.ts";
export { feedMeasures } from "./scorecard/feed-measures.ts";
export { feedOf } from "./scorecard/feed-of.ts";
export type { FeedStep, Feeds, FeedView } from "./scorecard/feeds.ts";
export type { Grade, ScorePart } from "./scorecard/grade.ts";
export type { Ladder } from "./scorecard/ladder.ts";
export type { Measure } from "./scorecard/measure.ts";
export type { LimitView, Scorecards, ScoreStep, ScoreWindow, Standing } from "./scorecard/scorecards.ts";
export type {
  Derived,
  DerivedAbout,
  Due,
  FindingAbout,
  Findings,
  PromiseAbout,
  Promises,
  Then,
  ThenIf,
  WindowAbout,
  Windows,
} from "./sla/rule.ts";
export type {
  Decoded,
  DecodeOptions,
  FetchHint,
  OrderNews,
  TrackedOrder,
  TrackedParcel,
  TrackingCodec,
  TrackingInput,
} from "./tracking/codec.ts";
