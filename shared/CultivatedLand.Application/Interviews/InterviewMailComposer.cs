using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Application.Interviews;

/// <summary>
/// Composer of the notice of an interview that no escalation ladder reached.
/// It goes to the place's unit head and leader, with a copy to its supervisor.
/// </summary>
public sealed class InterviewMailComposer(MailContext context, SimpleMailComposer mail)
{
    public const string Path = "/reports/interviews";

    private static readonly Role[] Readers = [Role.UnitHead, Role.Leader, Role.Supervisor];

    public IEnumerable<MailRecord> About(Interview interview, PeopleDirectory directory, DateTimeOffset at) =>
        ReadersOf(interview, directory, ChinaTime.DateOf(at)).Select(reader => Write(interview, reader, at));

    /// <summary>Returns the readers, nobody twice. Where none has a mail address, it returns one recipient that states this.</summary>
    internal static IEnumerable<Recipient> ReadersOf(Interview interview, PeopleDirectory directory, DateOnly day)
    {
        var found = Readers.Select(role => directory.Resolve(new Addressee(role, null, interview.Place), [], day)).ToList();
        var people = found.Where(reader => reader.Mail is not null).DistinctBy(reader => reader.Key).ToList();
        return people.Count > 0 ? people : found.Take(1);
    }

    private MailRecord Write(Interview interview, Recipient reader, DateTimeOffset at)
    {
        var (place, cause) = (interview.Place, interview.Cause.Name());
        var lines = new List<LocalizedText>
        {
            new(
                $"{context.LeadingGroup ?? context.Office}拟就耕地保护工作约谈{place}主要负责人。",
                $"{context.LeadingGroup ?? context.Office} will interview the head of {place} about the protection of cultivated land."
            ),
            new($"事由：{interview.Why.Chinese}", $"Reason: {interview.Why.English}"),
            new(
                $"依据：约谈规则“{cause.Chinese}”，界限可在设置中查看；同一事由{interview.Period}内不重复约谈。",
                $"Rule: interviews for “{cause.English}”; the limit stands in the settings. "
                    + $"For this reason nobody is called twice within {interview.Period}."
            ),
            new(
                $"约谈要求须于{interview.FollowUpDue:yyyy-MM-dd}前落实，已列入台账（任务{interview.Id.Task}）。",
                $"What is asked for must be done by {interview.FollowUpDue:yyyy-MM-dd}; "
                    + $"it is in the ledger as the task {interview.Id.Task}."
            ),
        };
        if (reader.Addressee.Role == Role.Supervisor)
            lines.Add(MailText.CopyNote);
        return mail.Write(
            $"interview/{interview.Id}/{reader.Key}",
            reader,
            at,
            new($"【约谈通知】{place.Name}：{cause.Chinese}", $"[Interview] {place.Name}: {cause.English}"),
            lines,
            $"{Path}/{interview.Id}",
            NoticeKind.Interview
        );
    }
}
