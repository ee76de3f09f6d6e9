import type { Rule } from '../lint/rule.ts';
import { rule as actionDoneUnverified } from './action-done-unverified.ts';
import { rule as actionDroppedWithoutReason } from './action-dropped-without-reason.ts';
import { rule as actionDueBeforeIncident } from './action-due-before-incident.ts';
import { rule as actionDueInvalid } from './action-due-invalid.ts';
import { rule as actionDueNoYear } from './action-due-no-year.ts';
import { rule as actionLateForPriority } from './action-late-for-priority.ts';
import { rule as actionMultipleOwners } from './action-multiple-owners.ts';
import { rule as actionNoDue } from './action-no-due.ts';
import { rule as actionNoLink } from './action-no-link.ts';
import { rule as actionNoOwner } from './action-no-owner.ts';
import { rule as actionNoVerification } from './action-no-verification.ts';
import { rule as actionOpenEnded } from './action-open-ended.ts';
import { rule as actionOverdue } from './action-overdue.ts';
import { rule as actionTargetsPeople } from './action-targets-people.ts';
import { rule as actionTeamOwner } from './action-team-owner.ts';
import { rule as actionTooLarge } from './action-too-large.ts';
import { rule as actionUnknownBucket } from './action-unknown-bucket.ts';
import { rule as actionUnknownPriority } from './action-unknown-priority.ts';
import { rule as actionUnknownStatus } from './action-unknown-status.ts';
import { rule as actionVague } from './action-vague.ts';
import { rule as actionsOneSided } from './actions-one-sided.ts';
import { rule as actionsSamePriority } from './actions-same-priority.ts';
import { rule as animatedLanguage } from './animated-language.ts';
import { rule as blameField } from './blame-field.ts';
import { rule as blamePerson } from './blame-person.ts';
import { rule as causeWithoutAction } from './cause-without-action.ts';
import { rule as counterfactualIfOnly } from './counterfactual-if-only.ts';
import { rule as customerDetectedNoDetectionAction } from './customer-detected-no-detection-action.ts';
import { rule as disableComment } from './disable-comment.ts';
import { rule as docTooLong } from './doc-too-long.ts';
import { rule as duplicateIncidentId } from './duplicate-incident-id.ts';
import { rule as duplicateSection } from './duplicate-section.ts';
import { rule as durationMismatch } from './duration-mismatch.ts';
import { rule as emptySection } from './empty-section.ts';
import { rule as endBeforeStart } from './end-before-start.ts';
import { rule as fiveWhysShallow } from './five-whys-shallow.ts';
import { rule as hindsightShouldHave } from './hindsight-should-have.ts';
import { rule as hypothesisUnvalidated } from './hypothesis-unvalidated.ts';
import { rule as impactNotQuantified } from './impact-not-quantified.ts';
import { rule as invalidSeverity } from './invalid-severity.ts';
import { rule as invalidStatus } from './invalid-status.ts';
import { rule as judgementalLanguage } from './judgemental-language.ts';
import { rule as knownPersonInCause } from './known-person-in-cause.ts';
import { rule as leftoverGuidance } from './leftover-guidance.ts';
import { rule as lessonsTooLong } from './lessons-too-long.ts';
import { rule as missingMetadata } from './missing-metadata.ts';
import { rule as missingSection } from './missing-section.ts';
import { rule as noActionItems } from './no-action-items.ts';
import { rule as noContributingFactors } from './no-contributing-factors.ts';
import { rule as noEvidenceLinks } from './no-evidence-links.ts';
import { rule as passiveAccident } from './passive-accident.ts';
import { rule as postmortemOverdue } from './postmortem-overdue.ts';
import { rule as readingLimit } from './reading-limit.ts';
import { rule as rootCauseHumanError } from './root-cause-human-error.ts';
import { rule as rootCauseIsTrigger } from './root-cause-is-trigger.ts';
import { rule as sectionOrder } from './section-order.ts';
import { rule as severityCalibration } from './severity-calibration.ts';
import { rule as statusContradiction } from './status-contradiction.ts';
import { rule as summaryIncomplete } from './summary-incomplete.ts';
import { rule as summaryTooLong } from './summary-too-long.ts';
import { rule as teamSelfBlame } from './team-self-blame.ts';
import { rule as templateMismatch } from './template-mismatch.ts';
import { rule as timeWithoutTimezone } from './time-without-timezone.ts';
import { rule as timelineEntryNoTime } from './timeline-entry-no-time.ts';
import { rule as timelineGap } from './timeline-gap.ts';
import { rule as timelineImpreciseTime } from './timeline-imprecise-time.ts';
import { rule as timelineInterpretation } from './timeline-interpretation.ts';
import { rule as timelineMetadataMismatch } from './timeline-metadata-mismatch.ts';
import { rule as timelineMissingDetection } from './timeline-missing-detection.ts';
import { rule as timelineMissingMitigation } from './timeline-missing-mitigation.ts';
import { rule as timelineMissingResolution } from './timeline-missing-resolution.ts';
import { rule as timelineMissingStart } from './timeline-missing-start.ts';
import { rule as timelineNoCommunication } from './timeline-no-communication.ts';
import { rule as timelineNoDecisions } from './timeline-no-decisions.ts';
import { rule as timelineNoTimestamps } from './timeline-no-timestamps.ts';
import { rule as timelineNoTimezone } from './timeline-no-timezone.ts';
import { rule as timelineOutOfOrder } from './timeline-out-of-order.ts';
import { rule as timezoneAmbiguous } from './timezone-ambiguous.ts';
import { rule as titleGeneric } from './title-generic.ts';
import { rule as tooManyActions } from './too-many-actions.ts';
import { rule as unfilledPlaceholder } from './unfilled-placeholder.ts';
import { rule as unparseableTime } from './unparseable-time.ts';
import { rule as vagueFinding } from './vague-finding.ts';

/** Every rule, in the order of the catalogue: the order in tables and schemas. One line for each; no other file names them. */
export const rules: readonly Rule[] = [
	// Structure
	missingSection,
	emptySection,
	duplicateSection,
	sectionOrder,
	unfilledPlaceholder,
	leftoverGuidance,
	templateMismatch,
	blameField,
	titleGeneric,
	readingLimit,
	// Metadata
	missingMetadata,
	invalidSeverity,
	invalidStatus,
	unparseableTime,
	timeWithoutTimezone,
	timezoneAmbiguous,
	endBeforeStart,
	durationMismatch,
	statusContradiction,
	postmortemOverdue,
	duplicateIncidentId,
	// Timeline
	timelineNoTimestamps,
	timelineEntryNoTime,
	timelineNoTimezone,
	timelineOutOfOrder,
	timelineImpreciseTime,
	timelineMissingDetection,
	timelineMissingResolution,
	timelineMissingMitigation,
	timelineMissingStart,
	timelineNoDecisions,
	timelineGap,
	timelineMetadataMismatch,
	timelineNoCommunication,
	timelineInterpretation,
	// Analysis
	rootCauseHumanError,
	impactNotQuantified,
	customerDetectedNoDetectionAction,
	rootCauseIsTrigger,
	fiveWhysShallow,
	noContributingFactors,
	hypothesisUnvalidated,
	vagueFinding,
	causeWithoutAction,
	noEvidenceLinks,
	summaryIncomplete,
	// Language
	blamePerson,
	teamSelfBlame,
	judgementalLanguage,
	hindsightShouldHave,
	counterfactualIfOnly,
	animatedLanguage,
	passiveAccident,
	knownPersonInCause,
	// Action items
	actionNoOwner,
	actionTeamOwner,
	actionMultipleOwners,
	actionNoDue,
	actionDueInvalid,
	actionDueNoYear,
	actionDueBeforeIncident,
	actionOverdue,
	actionLateForPriority,
	actionVague,
	actionNoLink,
	actionNoVerification,
	actionDoneUnverified,
	actionOpenEnded,
	actionTargetsPeople,
	actionTooLarge,
	tooManyActions,
	actionsSamePriority,
	actionUnknownStatus,
	actionUnknownBucket,
	actionUnknownPriority,
	actionDroppedWithoutReason,
	actionsOneSided,
	noActionItems,
	// Document
	disableComment,
	docTooLong,
	summaryTooLong,
	lessonsTooLong,
	severityCalibration,
];
