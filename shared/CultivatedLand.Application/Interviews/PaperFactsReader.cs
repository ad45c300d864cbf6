using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Interviews;

/// <summary>
/// Reader of what official papers say besides their tasks. It reads the plans in force and the directory once for a batch.
/// </summary>
public sealed class PaperFactsReader(IDirectoryStore directoryStore, PlanIdentityService planIdentityService, InterviewStore interviews)
    : IPaperFactsReader
{
    public async Task<IReadOnlyDictionary<NoticeId, PaperFacts>> Of(IEnumerable<Notice> notices, CancellationToken cancellationToken)
    {
        var papers = notices.Where(notice => notice.Kind.IsMailOfItsOwn()).DistinctBy(notice => notice.Id).ToList();
        if (papers.Count == 0)
            return new Dictionary<NoticeId, PaperFacts>();
        var directory = await directoryStore.Current(cancellationToken);
        var plans = (await planIdentityService.InForce(cancellationToken)).ToLookup(plan => plan.PlanId);
        var found = new Dictionary<NoticeId, PaperFacts>();
        foreach (var notice in papers)
        {
            found[notice.Id] = Of(directory, notice.Place, notice.LeadOffices, notice.Cc) with
            {
                OrderedBy = plans[notice.Id.Task.Plan].FirstOrDefault() is { } plan ? OrderedBy(plan) : null,
                IsJoined = notice.Kind == NoticeKind.Interview && await interviews.IsJoined(InterviewId.Of(notice.Id), cancellationToken),
            };
        }

        return found;
    }

    /// <summary>Returns who answers questions about a paper on a place, and which offices get a copy.</summary>
    internal static PaperFacts Of(
        PeopleDirectory directory,
        Place place,
        IReadOnlyCollection<string> leadOffices,
        IEnumerable<Addressee> copies
    ) => new(null, ContactOf(directory, place, leadOffices), CopiesOf(directory, copies));

    private static string OrderedBy(PlanInForce plan)
    {
        var title = SafeText.Line(plan.Identity.Title, 80).Trim('《', '》');
        return plan.Identity.Number is { Length: > 0 } number ? $"《{title}》（{SafeText.Line(number, 40)}）" : $"《{title}》";
    }

    /// <summary>
    /// Finds who answers questions: the named contact at the task's place or above it, else the person of the lead office there.
    /// </summary>
    private static LetterContact? ContactOf(PeopleDirectory directory, Place place, IReadOnlyCollection<string> leadOffices)
    {
        if (directory.HoldersOf(Role.Contact, place).FirstOrDefault(entry => entry.Phone is not null) is { } contact)
            return new LetterContact(SafeText.Line(contact.Name, 30), SafeText.Line(contact.Phone, 30));
        var offices = directory.HoldersOf(Role.LeadOffice, place).Where(entry => entry.Phone is not null).ToList();
        var named = offices.Find(entry =>
            leadOffices.Any(office => entry.Label is { } own && office.EndsWith(own, StringComparison.Ordinal))
        );
        return (named ?? offices.FirstOrDefault()) is { } holder
            ? new LetterContact(SafeText.Line(holder.Name, 30), SafeText.Line(holder.Phone, 30))
            : null;
    }

    private static EquatableArray<string> CopiesOf(PeopleDirectory directory, IEnumerable<Addressee> copies) =>
        copies
            .Select(copy => copy.Label is { Length: > 0 } label ? OfficialName.OfUnit(label, copy.Place) : OfficeOf(directory, copy))
            .OfType<string>()
            .Distinct()
            .ToEquatableArray();

    private static string? OfficeOf(PeopleDirectory directory, Addressee addressee) =>
        directory
            .HoldersOf(addressee.Role, addressee.Place)
            .Select(entry =>
                entry.Label is { Length: > 0 } label ? OfficialName.OfUnit(label, entry.Place)
                : OfficialName.LooksLikeOffice(entry.Name) ? OfficialName.OfUnit(entry.Name, entry.Place)
                : null
            )
            .FirstOrDefault(name => name is not null);
}
