using CultivatedLand.Application.Mail;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Application.Settings;

/// <summary>Options of the office that runs the host.</summary>
/// <param name="Name">Full name of the sender, for the letterhead of letters and the signature of mails.</param>
/// <param name="LeadingGroup">Leading group (领导小组) in whose name interviews are held; null for the office itself.</param>
/// <param name="Policy">Policy of the deployment, in force while nobody has set another in the console.</param>
/// <param name="Limits">Null for a mailer that accepts everything at once.</param>
/// <param name="Language">Language of mails.</param>
public sealed record OfficeOptions(
    string Name,
    string? LeadingGroup,
    DeadlinePolicy Policy,
    SendingLimits? Limits,
    bool HoldsInterviews,
    bool StartsAutomatically,
    Language Language
);
