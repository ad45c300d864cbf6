using System.Globalization;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Settings;
using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Letters;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Letters;

/// <summary>Drafter of letters from the figures of this moment. Everything it writes can be edited before it is signed.</summary>
public sealed class OfficeLetterDrafter(
    ILedger ledger,
    ILedgerViews views,
    GridStore grid,
    OfficeLetterStore letters,
    IDirectoryStore directoryStore,
    CurrentDeadlineRules rules
)
{
    private const int PageSize = 500;
    private const int MostRows = 150;

    /// <summary>
    /// Drafts one letter to a place with all its late tasks. A later one names the letter before it.
    /// </summary>
    public async Task<(OfficeLetterText Text, EquatableArray<TaskId> Tasks)> ToPlace(
        Place place,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var late = await Late(place, today, cancellationToken);
        var earlier = (await letters.All(cancellationToken)).FirstOrDefault(letter =>
            letter is { Kind: OfficeLetterKind.PlaceLetter, Number: not null } && letter.Place.IsAlsoCalled(place)
        );
        var body = new List<string>();
        if (earlier is not null)
            body.Add($"{OfficialLetter.DateInWords(earlier.SignedOn!.Value)}以{earlier.Number}督办后，你单位仍有下列任务未完成。");
        body.Add($"截至{OfficialLetter.DateInWords(today)}，你单位下列{late.Count}项耕地整改任务已超过规定时限，现予督办。");
        body.Add("一、逾期事项");
        body.AddRange(late.Select((task, index) => Item(task, index + 1, today)));
        body.Add("二、督办要求");
        body.Add($"请于{OfficialLetter.DateInWords(rules.Current.Calendar.WorkdayAfter(today, 5))}前完成整改，并报送完成面积和举证材料。");
        body.Add("特此函告。");
        return (
            await Text("关于限期完成逾期整改任务的督办函", [OfficialName.Of(place)], body, place, cancellationToken),
            [.. late.Select(task => task.Id)]
        );
    }

    /// <summary>Drafts the report of a place to above: figures, what lags and what is asked for.</summary>
    public async Task<OfficeLetterText> Monthly(Place place, DateOnly today, CancellationToken cancellationToken)
    {
        var whole = PlaceTree.Sum(await views.Totals(PlaceSet.Everywhere.NarrowedTo(place), today, cancellationToken));
        var late = await Late(place, today, cancellationToken);
        var lagging = late.GroupBy(task => task.Spec.Place.Name).OrderByDescending(unit => unit.Count()).ToList();
        var body = new List<string>
        {
            "一、总体进展",
            whole.Tasks == 0
                ? $"截至{OfficialLetter.DateInWords(today)}，没有在办任务。"
                : $"截至{OfficialLetter.DateInWords(today)}，共{whole.Tasks}项任务，目标{whole.Target}亩，已验收{whole.Accepted}亩。",
            "二、存在问题",
            lagging.Count == 0
                ? "没有逾期任务。"
                : $"逾期{late.Count}项：{string.Join("、", lagging.Select(unit => $"{unit.Key}{unit.Count()}项"))}。",
            "三、下一步工作",
            "对逾期任务逐项督办，到期仍未完成的按规定约谈。",
            "专此报告。",
        };
        return await Text($"关于{place.Name}耕地整改进展情况的报告", [Above(place)], body, place, cancellationToken);
    }

    /// <summary>Drafts the written report of a lead, or its transfer to a department.</summary>
    public async Task<OfficeLetterText> AboutLead(
        StoredLead stored,
        OfficeLetterKind kind,
        string? department,
        CancellationToken cancellationToken
    )
    {
        var (lead, history) = (stored.State, stored.History);
        var body = new List<string>
        {
            $"{ChinaTime.Of(lead.Spec.FoundAt):yyyy年M月d日H时m分}，{lead.Spec.FoundBy}在{lead.Spec.Place.Path.Replace("/", "", StringComparison.Ordinal)}发现：{lead.Spec.What}。",
            string.Join(
                "；",
                new[]
                {
                    lead.Spec.Area is { } area ? $"面积{area}亩" : null,
                    lead.Spec.Parcel is { Length: > 0 } parcel ? $"图斑{parcel}" : null,
                    lead.Spec.Position is { } at
                        ? string.Create(CultureInfo.InvariantCulture, $"位置北纬{at.Latitude}、东经{at.Longitude}")
                        : null,
                    $"现场照片{lead.Photos.Count}张",
                }.OfType<string>()
            ) + "。",
            "一、已采取的措施",
        };
        body.AddRange(
            history
                .Where(entry => entry.Note is { Length: > 0 })
                .Select(entry => $"{ChinaTime.Of(entry.At):M月d日}，{entry.By}：{entry.Note}。")
        );
        if (body.Count == 3)
            body.Add(lead.WasStopped ? "已现场制止。" : "尚未制止。");
        body.Add(kind == OfficeLetterKind.Transfer ? "二、移送事项" : "二、请示事项");
        body.Add(
            kind == OfficeLetterKind.Transfer
                ? "现将上述线索移送你单位依法处理，请将受理和处理情况函告我单位。"
                : "因情况复杂、制止无效，现书面报告，请予处置。"
        );
        return await Text(
            kind == OfficeLetterKind.Transfer
                ? $"关于移送{lead.Spec.Place.Name}违法占用耕地线索的函"
                : $"关于{lead.Spec.Place.Name}违法占用耕地线索的报告",
            [department is { Length: > 0 } named ? named : Above(lead.Spec.Place)],
            body,
            lead.Spec.Place,
            cancellationToken
        );
    }

    /// <summary>Drafts the answer about a promise that was kept.</summary>
    public async Task<OfficeLetterText> Answer(
        RectificationTask task,
        string? proposer,
        DateOnly today,
        CancellationToken cancellationToken
    ) =>
        await Text(
            $"关于“{task.Spec.Name}”办理情况的答复",
            [proposer is { Length: > 0 } named ? named : Above(task.Spec.Place)],
            [
                $"您提出的事项已列入整改任务“{task.Spec.Name}”，由{string.Join("、", task.Spec.ResponsibleUnits.DefaultIfEmpty(task.Spec.Place.Name))}承办。",
                task.IsFulfilled
                    ? $"截至{OfficialLetter.DateInWords(today)}，该任务已完成{(task.Spec.Target is { } target ? $"，目标{target}亩，验收{task.Accepted}亩" : "")}。"
                    : $"截至{OfficialLetter.DateInWords(today)}，该任务正在办理。",
                "感谢您对耕地保护工作的关心和支持。",
            ],
            task.Spec.Place,
            cancellationToken
        );

    public Task<StoredLead?> Lead(LeadId id, CancellationToken cancellationToken) => grid.Lead(id, cancellationToken);

    private async Task<OfficeLetterText> Text(
        string title,
        IReadOnlyList<string> addressees,
        IEnumerable<string> body,
        Place place,
        CancellationToken cancellationToken
    )
    {
        var directory = await directoryStore.Current(cancellationToken);
        var mails = directory
            .Entries.Where(entry => entry.Place.IsAlsoCalled(place) && entry.Role is Role.UnitHead or Role.LeadOffice)
            .Select(entry => entry.Mail)
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase);
        return new OfficeLetterText(title, [.. addressees], [.. body], [], [.. mails]);
    }

    private static string Above(Place place) => place.Parent is { } above ? OfficialName.Of(above) : OfficialName.Of(place);

    private static string Item(RectificationTask task, int number, DateOnly today)
    {
        var phase = task.Current!;
        var area = task.Required is { } required ? $"；应完成{required}亩，已完成{task.Progress(phase)}亩" : "";
        return $"（{ChineseOrdinal.Of(number)}）{task.Spec.Name}。地点：{PlaceText.FromTown(task.Spec.Place)}；阶段：{phase.Name}；"
            + $"时限：{OfficialLetter.DateInWords(phase.Due)}，已逾期{today.DayNumber - phase.Due.DayNumber}天{area}。";
    }

    private async Task<IReadOnlyList<RectificationTask>> Late(Place place, DateOnly today, CancellationToken cancellationToken)
    {
        var late = new List<RectificationTask>();
        string? cursor = null;
        do
        {
            var page = await ledger.List(new TaskQuery(cursor, PageSize, RectificationStatus.Active, Place: place.Path), cancellationToken);
            late.AddRange(page.Tasks.Select(stored => stored.State).Where(task => task.Current is { } phase && phase.Due < today));
            cursor = page.Next;
        } while (cursor is not null && late.Count < MostRows);
        return [.. late.OrderBy(task => task.Current!.Due).ThenBy(task => task.Id.Value, StringComparer.Ordinal).Take(MostRows)];
    }
}
