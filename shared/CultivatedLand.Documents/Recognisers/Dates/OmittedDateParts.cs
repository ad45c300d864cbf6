using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Memory of date parts that a later date may leave out: 2023年8月20日前…，9月30日前…，15日前….</summary>
internal sealed class OmittedDateParts(DateContext context)
{
    private int? _carriedYear;
    private bool _carriesMask;

    /// <summary>Month of the date before. 30日前 after 8月20日 is in August.</summary>
    public int? Month { get; private set; } = context.Month;

    /// <summary>Returns the date that the words name. Parts that they leave out are taken from the dates before.</summary>
    public DateMention Mention(string words, int at, DatePoint first, DatePoint? last, DateSense sense, bool lookAhead = false)
    {
        var carried = _carriesMask ? null : _carriedYear;
        var masked = _carriesMask && !first.HasYear;
        var own = masked ? first with { YearForm = YearForm.Masked } : first;
        var mention = last is { } second
            ? Range(
                words,
                at,
                own,
                masked || first.YearForm == YearForm.Masked ? second with { YearForm = YearForm.Masked } : second,
                carried,
                lookAhead
            )
            : Point(words, at, own, carried, lookAhead);
        Carry(first, last, sense);
        return mention with
        {
            Sense = sense,
            Deadline = sense == DateSense.Deadline,
            Grain = (last ?? first).Grain,
            Weekday = (last ?? first) is { WeeksAhead: null } p ? p.Weekday : null,
        };
    }

    private DateMention Point(string words, int at, in DatePoint point, int? carried, bool lookAhead)
    {
        var due = CalendarResolver.Last(point, context, carried);
        var rolled = RollsOver(point, due.Day, carried, lookAhead) ? due with { Day = due.Day!.Value.AddYears(1) } : due;
        return new DateMention(words, at, null, rolled.Day, null, false)
        {
            Trouble = rolled.Trouble,
            MonthDay = rolled.MonthDay,
            Confidence =
                rolled != due || IsBeforeAYear(words, point) ? Confidence.Guess
                : due.YearFilledIn ? Confidence.Inferred
                : Confidence.Stated,
        };
    }

    private DateMention Range(string words, int at, in DatePoint first, in DatePoint last, int? carried, bool lookAhead)
    {
        var start = CalendarResolver.First(first, context, carried);
        var year = CalendarResolver.YearOf(first, context, carried);
        // The second date inherits the year, or the first takes it from the second: 7月15日至2024年3月1日.
        if (!first.HasYear && last.YearForm == YearForm.Stated && carried is null)
        {
            start = CalendarResolver.First(first, context, context.PlanYear is { } plan && plan < last.Year ? plan : last.Year);
            if (start.Day is { } early && CalendarResolver.Last(last, context, year).Day is { } late && early > late)
                start = CalendarResolver.First(first, context, last.Year - 1);
        }

        var due = CalendarResolver.Last(
            last.HasYear || last.Month is not null || last.Quarter is not null || last.Half is not null
                ? last
                : last with
                {
                    Month = first.Month,
                },
            context,
            last.YearForm is YearForm.None or YearForm.Running ? year : carried
        );
        if (start.Day > due.Day && !last.HasYear && due.Day is { } wrapped)
            due = due with { Day = wrapped.AddYears(1) };
        var rolls = !last.HasYear && !context.IsReport && RollsOver(first, due.Day, carried, lookAhead);
        if (rolls && start.Day is { } begins)
            (start, due) = (start with { Day = begins.AddYears(1) }, due with { Day = due.Day!.Value.AddYears(1) });
        var dateFault = due.Trouble != DateFault.None ? due.Trouble : start.Trouble;
        if (start.Day > due.Day)
            dateFault = DateFault.EndsBeforeStart;
        return new DateMention(words, at, start.Day, due.Day, null, false)
        {
            Trouble = dateFault,
            MonthDay = due.MonthDay,
            Confidence =
                rolls || LostConnector(words) ? Confidence.Guess
                : start.YearFilledIn || (due.YearFilledIn && last.YearForm != YearForm.None) ? Confidence.Inferred
                : Confidence.Stated,
        };
    }

    private static bool LostConnector(string words)
    {
        var folded = CharacterFolding.Fold(words);
        return folded.AsSpan().IndexOfAny("-~至到一") < 0;
    }

    /// <summary>
    /// Whether a month without a year means the coming year.
    /// A plan from August that sets January means the coming winter.
    /// A date up to two months before the notice is taken as written, because notices come late.
    /// </summary>
    /// <param name="lookAhead">Whether the words set a duty. A plan from autumn looks ahead in any case.</param>
    private bool RollsOver(in DatePoint point, DateOnly? due, int? carried, bool lookAhead) =>
        !point.HasYear
        && carried is null
        && point.Month is not null
        && context.Issued is { } issued
        && (lookAhead && !context.IsReport || issued.Month >= 9 && point.Month <= 6)
        && due is { } day
        && day.Year == issued.Year
        && day.AddDays(60) < issued;

    /// <summary>Whether the words are 2025年前, which may mean before that year or by its end.</summary>
    private static bool IsBeforeAYear(string words, in DatePoint point) =>
        point.IsBareYear
        && point.YearForm == YearForm.Stated
        && TextMatch.EndsWithAny(CharacterFolding.Unspaced(words), "年前", "年以前", "年之前");

    private void Carry(in DatePoint first, in DatePoint? last, DateSense sense)
    {
        var point = last ?? first;
        if (sense == DateSense.Deadline || context.PlanYear is null)
        {
            if (first.YearForm == YearForm.Stated || point.YearForm == YearForm.Stated)
                (_carriedYear, _carriesMask) = (point.YearForm == YearForm.Stated ? point.Year : first.Year, false);
            else if (first.YearForm == YearForm.Masked)
                _carriesMask = true;
            else if (first.YearForm == YearForm.Next && CalendarResolver.YearOf(first, context, null) is { } next)
                _carriedYear = next;
        }

        Month = point.Month ?? Month;
    }
}
