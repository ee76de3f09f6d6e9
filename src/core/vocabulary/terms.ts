/** Every role that a section can play, in the order in which most templates put them. */
export const sectionIds = [
	'summary',
	'background',
	'trigger',
	'impact',
	'detection',
	'response',
	'resolution',
	'timeline',
	'rootCause',
	'contributingFactors',
	'wentWell',
	'wentWrong',
	'lucky',
	'lessons',
	'actionItems',
	'recurrence',
	'backlogCheck',
	'metrics',
	'people',
	'supporting',
	'messaging',
	'openQuestions',
	'rejected',
	'approvals',
] as const;
export type SectionId = (typeof sectionIds)[number];

/** Every header field that a postmortem can carry. */
export const fieldIds = [
	'title',
	'id',
	'severity',
	'status',
	'date',
	'start',
	'detected',
	'end',
	'duration',
	'timeToDetect',
	'timeToAcknowledge',
	'timeToMitigate',
	'timeToResolve',
	'services',
	'regions',
	'detectedBy',
	'commander',
	'scribe',
	'facilitator',
	'authors',
	'reviewers',
	'attendees',
	'usersAffected',
	'errorRate',
	'latency',
	'requestsFailed',
	'supportTickets',
	'revenueImpact',
	'slaBreach',
	'category',
	'tags',
	'reviewDate',
	'links',
] as const;
export type FieldId = (typeof fieldIds)[number];

/** What a column of an action item table can hold. */
export const itemColumns = ['text', 'owner', 'due', 'status', 'priority', 'bucket', 'link', 'verification', 'id', 'notes'] as const;
export type ItemColumn = (typeof itemColumns)[number];

/** What a column of a timeline table can hold. */
export const timelineColumns = ['time', 'date', 'event', 'phase', 'actor', 'link'] as const;
export type TimelineColumn = (typeof timelineColumns)[number];

export const itemStatuses = ['open', 'in-progress', 'done', 'verified', 'dropped', 'blocked'] as const;
export type ItemStatus = (typeof itemStatuses)[number];

export const buckets = ['prevention', 'detection', 'mitigation', 'process', 'investigate', 'repair', 'other'] as const;
export type Bucket = (typeof buckets)[number];

/** The points in an incident's course from which metrics are made. */
export const moments = [
	'start',
	'detected',
	'paged',
	'acknowledged',
	'declared',
	'hypothesis',
	'causeFound',
	'decision',
	'mitigated',
	'repaired',
	'resolved',
	'communicated',
] as const;
export type Moment = (typeof moments)[number];

export const languages = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'ja', 'zh', 'ko'] as const;
export type Language = (typeof languages)[number];
