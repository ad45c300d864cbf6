using System.Globalization;
using System.Text;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Ledger;

/// <summary>
/// Filter, order and page position of the ledger, as its address has them. A text that is no filter is ignored and reported.
/// </summary>
/// <param name="At">Number of the first row shown, from 1; a cursor alone does not contain it.</param>
public sealed record LedgerFilter(
    string? Place = null,
    TaskKind? Kind = null,
    RectificationStatus? State = null,
    PhaseKind? Phase = null,
    string? Office = null,
    bool Late = false,
    DateOnly? From = null,
    DateOnly? To = null,
    string? Plan = null,
    string? Search = null,
    LedgerOrder Order = LedgerOrder.Due,
    bool Descending = false,
    string? After = null,
    int At = 1
)
{
    private const int LongestText = 200;

    public bool IsEmpty => this with { Order = LedgerOrder.Due, Descending = false, After = null, At = 1 } == new LedgerFilter();

    /// <param name="told">Sentences about parts that could not be understood.</param>
    public static LedgerFilter Read(IQueryCollection query, ICollection<LocalizedText> told)
    {
        return new LedgerFilter(
            PlacePath(),
            Code("kind", EnumCodes.TaskKinds),
            Code("state", EnumCodes.LifeStages),
            Code("phase", EnumCodes.PhaseKinds),
            Text("office"),
            query["late"].ToString() is "1" or "on" or "true",
            Date("from"),
            Date("to"),
            TaskId.Parse(Text("plan"))?.Value,
            Text("q"),
            Enum.GetValues<LedgerOrder>().FirstOrDefault(order => Name(order) == query["sort"].ToString()),
            query["dir"] == "down",
            Text("after"),
            int.TryParse(query["at"], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at > 0 ? at : 1
        );

        string? Text(string name)
        {
            var text = query[name].ToString().Trim();
            return text.Length == 0 ? null
                : text.Length <= LongestText ? text
                : text[..LongestText];
        }

        string? PlacePath() =>
            query["place"].ToString().Trim() is { Length: > 0 and <= Domain.Places.Place.LongestPath } path
                ? Domain.Places.Place.Parse(path)?.Path
                : null;

        T? Code<T>(string name, EnumCodeMap<T> enumCodeMap)
            where T : struct, Enum
        {
            if (Text(name) is not { } code)
                return null;
            foreach (var value in Enum.GetValues<T>())
            {
                if (enumCodeMap.CodeOf(value) == code)
                    return value;
            }

            told.Add(new($"没有“{code}”这个选项，已忽略。", $"There is no choice “{code}”; it was left out."));
            return null;
        }

        DateOnly? Date(string name)
        {
            if (Text(name) is not { } text)
                return null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return date;
            told.Add(
                new($"“{text}”不是日期（应如 2026-10-30），已忽略。", $"“{text}” is no date (write it like 2026-10-30); it was left out.")
            );
            return null;
        }
    }

    public LedgerQuery ToQuery(PlaceSet visible, DateOnly today) =>
        new(visible, today)
        {
            Place = Domain.Places.Place.Parse(Place),
            Kind = Kind,
            Status = State,
            PhaseKind = Phase,
            LeadOffice = Office,
            LateOnly = Late,
            DueFrom = From,
            DueTo = To,
            PlanId = Plan,
            Search = Search,
            Order = Order,
            Descending = Descending,
            After = After,
        };

    /// <summary>Returns the same rows ordered by a column. The present column again reverses the direction.</summary>
    public LedgerFilter SortedBy(LedgerOrder order) =>
        this with
        {
            Order = order,
            Descending = order == Order ? !Descending : order is LedgerOrder.Target or LedgerOrder.Accepted,
            After = null,
            At = 1,
        };

    public LedgerFilter FirstPage => this with { After = null, At = 1 };

    /// <summary>Returns the text for an address, without the question mark. Empty if nothing is chosen.</summary>
    public string ToQueryString()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in Parts())
        {
            if (value is not null)
                text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return text.ToString();
    }

    /// <summary>Returns the parts that the filter form does not show and must carry along.</summary>
    public IEnumerable<(string Name, string? Value)> Hidden() => Parts().Where(part => part.Name is "sort" or "dir" or "plan");

    private IEnumerable<(string Name, string? Value)> Parts() =>
        [
            ("place", Place),
            ("kind", Kind is { } kind ? EnumCodes.TaskKinds.CodeOf(kind) : null),
            ("state", State is { } state ? EnumCodes.LifeStages.CodeOf(state) : null),
            ("phase", Phase is { } phase ? EnumCodes.PhaseKinds.CodeOf(phase) : null),
            ("office", Office),
            ("late", Late ? "1" : null),
            ("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("to", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("plan", Plan),
            ("q", Search),
            ("sort", Order == LedgerOrder.Due ? null : Name(Order)),
            ("dir", Descending ? "down" : null),
            ("after", After),
            ("at", At > 1 ? At.ToString(CultureInfo.InvariantCulture) : null),
        ];

    private static string Name(LedgerOrder order) => order.ToString().ToLowerInvariant();
}
