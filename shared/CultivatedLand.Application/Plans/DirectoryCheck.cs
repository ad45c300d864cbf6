using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Roles;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Plans;

/// <summary>
/// Check of a draft against the directory of people.
/// It finds places that the directory does not know, and leaders, units or offices that nobody holds at the place or further up.
/// The result depends on the arguments alone. An empty directory yields no finding. Rule: DOMAIN, "A plan becomes tasks", the findings.
/// </summary>
public sealed class DirectoryCheck(PeopleDirectory directory, DateOnly day)
{
    private const int MostFindings = 50;
    private const int MostPlaces = 3;

    /// <summary>Returns the draft with these findings among its others, gravest first.</summary>
    public PlanDraft Add(PlanDraft draft, Plan plan) =>
        directory.Entries.Count == 0
            ? draft
            : draft with
            {
                Findings = [.. draft.Findings.Concat(Findings(draft, plan)).OrderByDescending(finding => finding.Severity)],
            };

    public IEnumerable<Finding> Findings(PlanDraft draft, Plan plan)
    {
        if (directory.Entries.Count == 0)
            return [];
        if (!IsCovered(plan.Place))
            return [UnknownOffice(draft, plan)];
        var tasks = draft.Tasks.DistinctBy(task => task.Id).ToDictionary(task => task.Id);
        var planned = plan
            .Tasks.Where(task => tasks.ContainsKey(task.Source))
            .Select(task => (task.Spec, Task: tasks[task.Source]))
            .ToList();
        return
        [
            .. planned.DistinctBy(item => item.Spec.Place).SelectMany(item => UnknownPlace(item.Spec.Place, item.Task)).Take(MostFindings),
            .. UnknownRoles(planned).Take(MostFindings),
            .. UnknownPersons(planned).Take(MostFindings),
        ];
    }

    private IEnumerable<Finding> UnknownPlace(Place place, DraftTask task)
    {
        if (IsKnown(place) || !(HasSiblings(place) || !IsCovered(place)))
            yield break;
        var quote =
            task.Breakdown.FirstOrDefault(share => place.Path.EndsWith(share.Unit, StringComparison.Ordinal))?.Quote
            ?? task.Place?.Quote
            ?? task.Name.Quote;
        yield return new Finding(
            Severity.Warning,
            "unknown-place",
            new LocalizedText(
                $"通讯录里没有“{place.Name}”这个地点。请核对地名；如无误，请在通讯录中补上“{place}”的人员。",
                $"The directory knows no place \"{place.Name}\". Check the name, or add people of {place} to the directory."
            ),
            quote
        );
    }

    /// <summary>Whether the directory lists a person at this very place or at a place below it.</summary>
    private bool IsKnown(Place place) => directory.Entries.Any(entry => entry.Place.Upwards().Any(place.IsAlsoCalled));

    private bool IsCovered(Place place) => place.Upwards().Any(IsKnown);

    /// <summary>
    /// Whether the directory lists other places under the same parent.
    /// A directory that lists other villages of the town does not know a village that it leaves out.
    /// A directory that lists no village leaves all of them to the town.
    /// </summary>
    private bool HasSiblings(Place place) =>
        place.Parent is { } parent && directory.Entries.Any(entry => entry.Place.Parent is { } other && other.IsAlsoCalled(parent));

    private IEnumerable<Finding> UnknownRoles(IReadOnlyList<(TaskSpec Spec, DraftTask Task)> planned) =>
        planned
            .SelectMany(item =>
                Named(item.Task)
                    .Select(named =>
                        (named.Role, named.Name, item.Spec.Place, Standing: Standing(named.Role, named.Name?.Value, item.Spec), item.Task)
                    )
            )
            .Where(missing => missing.Standing != RecipientStanding.Found)
            .GroupBy(missing => (missing.Role, missing.Name?.Value))
            .Select(missing =>
                UnknownRole(
                    missing.Key.Role,
                    missing.Key.Value,
                    [.. missing.Select(item => item.Place.Name).Distinct()],
                    missing.All(item => item.Standing == RecipientStanding.Nobody),
                    missing.First().Name?.Quote ?? missing.First().Task.Name.Quote
                )
            );

    /// <summary>
    /// Finds persons whom the plan names and whom the directory does not hold at the task's place or above it: the role decides instead.
    /// </summary>
    private IEnumerable<Finding> UnknownPersons(IReadOnlyList<(TaskSpec Spec, DraftTask Task)> planned) =>
        planned
            .SelectMany(item =>
                Named(item.Task).Where(named => named.Name is not null).Select(named => (item, named.Role, Name: named.Name!))
            )
            .Where(named =>
                PersonNames.Fits(named.Name.Value)
                && !Place.LooksLikeOne(named.Name.Value)
                && !directory.Holds(named.Name.Value, named.item.Spec.Place)
            )
            .DistinctBy(named => (named.Role, named.Name.Value))
            .Select(named =>
                (
                    named.Name,
                    named.Role,
                    named.item.Spec.Place,
                    To: directory.Resolve(
                        new Addressee(named.Role, named.Name.Value, named.item.Spec.Place),
                        named.item.Spec.LeadOffices,
                        day
                    )
                )
            )
            .Where(named => named.To.Standing == RecipientStanding.Found)
            .Select(named => UnknownPerson(named.Name, named.Role, named.Place, named.To));

    private static Finding UnknownPerson(Sourced<string> name, Role role, Place place, Recipient to) =>
        new(
            Severity.Warning,
            "unknown-person",
            new LocalizedText(
                $"通讯录里“{place.Name}”及其上级没有“{name.Value}”，通知将发给担任{role.In(Language.Chinese)}的{to.Name}。请核对姓名，或在通讯录中补上此人。",
                $"The directory has no “{name.Value}” at {place.Name} or above, so notices go to {to.Name}, "
                    + $"who is its {role.In(Language.English)}. Check the name, or add the person to the directory."
            ),
            name.Quote
        );

    private RecipientStanding Standing(Role role, string? label, TaskSpec spec) =>
        directory.Resolve(new Addressee(role, label, spec.Place), spec.LeadOffices, day).Standing;

    /// <summary>Returns everybody to whom notices will go. A role that the plan leaves open is looked up by the role alone.</summary>
    private static IEnumerable<(Role Role, Sourced<string>? Name)> Named(DraftTask task) =>
        new[]
        {
            (Role: Role.Leader, Names: task.Leaders),
            (Role: Role.ResponsibleUnit, Names: task.ResponsibleUnits),
            (Role: Role.LeadOffice, Names: task.LeadUnits),
        }.SelectMany(named => named.Names.Select(name => (named.Role, (Sourced<string>?)name)).DefaultIfEmpty((named.Role, null)));

    private static Finding UnknownRole(Role role, string? label, IReadOnlyList<string> places, bool reachesNobody, Quote quote)
    {
        var where = string.Join('、', places.Take(MostPlaces)) + (places.Count > MostPlaces ? $"等{places.Count}处" : "");
        var whereEnglish =
            string.Join(", ", places.Take(MostPlaces)) + (places.Count > MostPlaces ? $" and {places.Count - MostPlaces} more" : "");
        var (zh, en) = (
            label is null ? role.In(Language.Chinese) : $"{role.In(Language.Chinese)}“{label}”",
            label is null ? role.In(Language.English) : $"{role.In(Language.English)} \"{label}\""
        );
        var (zhResult, enResult) = reachesNobody
            ? ("也没有牵头单位可以代收，通知将没有收件人", "and no lead office can take their place, so notices will have no recipient")
            : ("通知会改发牵头单位，并注明没有收件人", "so notices will go to the lead office, marked as having no recipient");
        return new Finding(
            Severity.Warning,
            "unknown-role",
            new LocalizedText(
                $"通讯录里{where}及其上级没有人担任{zh}，{zhResult}。请更正名称，或在通讯录中补上。",
                $"The directory names no {en} at {whereEnglish} or above, {enResult}. "
                    + "Correct the name or add the person to the directory."
            ),
            quote
        );
    }

    private static Finding UnknownOffice(PlanDraft draft, Plan plan)
    {
        var quote = draft.Issuer is { } issuer ? new Quote(issuer, null) : null;
        return new Finding(
            Severity.Warning,
            "unknown-place",
            new LocalizedText(
                quote is null
                    ? "文件没有写明发文单位所在的地方，通讯录无从查找，通知将没有收件人。请补上发文单位，或在通讯录中核对。"
                    : $"通讯录里没有“{plan.Place}”，也没有它的上级或下级，通知将没有收件人。请核对发文单位，或在通讯录中补上。",
                quote is null
                    ? "The document does not say where its issuer sits, so the directory cannot be asked and notices will have no "
                        + "recipient. Name the issuer or check the directory."
                    : $"The directory knows neither {plan.Place} nor a place above or below it, so notices will have no recipient. "
                        + "Check the issuer or add the place to the directory."
            ),
            quote
        );
    }
}
