using System.Globalization;
using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Letters;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>
/// Series of numbers of official papers: one per year, issuing place and kind of paper (letters and interview notices are numbered
/// separately).
/// </summary>
/// <remarks>The key that is stored with every number reads <c>2023/云州市/青禾县/石桥镇/督办</c>.</remarks>
public sealed record LetterSeries
{
    private const string Supervision = "督办";
    private const string Interview = "约谈";

    /// <summary>Kinds of paper that have numbers of their own, by the word that stands in the key.</summary>
    private static readonly string[] Papers = [Supervision, Interview, "报告", "移送", "复函"];

    private LetterSeries(int year, Place place, string paper) => (Year, Place, Paper) = (year, place, paper);

    public int Year { get; }

    public Place Place { get; }

    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Year}/{Place.Path}/{Paper}");

    private string Paper { get; }

    /// <summary>Returns the series of a notice. Null for a notice that is no official paper.</summary>
    public static LetterSeries? For(Notice notice) => notice.Kind.IsMailOfItsOwn() ? For(notice, notice.Kind) : null;

    /// <exception cref="ArgumentOutOfRangeException">This kind of notice is not numbered.</exception>
    public static LetterSeries For(Notice notice, NoticeKind kind) =>
        new(
            ChinaTime.DateOf(notice.SendAt).Year,
            PlaceText.OfOffice(notice.Place),
            kind switch
            {
                NoticeKind.SupervisionLetter => Supervision,
                NoticeKind.Interview => Interview,
                _ => throw new ArgumentOutOfRangeException(
                    nameof(kind),
                    kind,
                    "Only supervision letters and interview notices are numbered."
                ),
            }
        );

    /// <summary>Returns the series of the interview papers on a place.</summary>
    public static LetterSeries OfInterviews(Place place, DateOnly day) => new(day.Year, PlaceText.OfOffice(place), Interview);

    /// <summary>
    /// Returns the series of the letters of a kind that an office writes about a place. Supervision letters to places are numbered with
    /// those of the ladder.
    /// </summary>
    public static LetterSeries Of(OfficeLetterKind kind, Place place, DateOnly day) =>
        new(
            day.Year,
            PlaceText.OfOffice(place),
            kind switch
            {
                OfficeLetterKind.PlaceLetter => Supervision,
                OfficeLetterKind.Transfer => "移送",
                OfficeLetterKind.Answer => "复函",
                _ => "报告",
            }
        );

    /// <summary>Parses the key of a series. Null where the text is no such key.</summary>
    public static LetterSeries? Parse(string key)
    {
        var (first, last) = (key.IndexOf('/', StringComparison.Ordinal), key.LastIndexOf('/'));
        return
            first > 0
            && last > first
            && int.TryParse(key.AsSpan(0, first), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && Place.Parse(key[(first + 1)..last]) is { } place
            && Papers.Contains(key[(last + 1)..])
            ? new LetterSeries(year, place, key[(last + 1)..])
            : null;
    }

    public LetterNumber Number(int number) => new(Key, number);

    /// <summary>
    /// Returns the document number as printed (发文字号): 石桥耕督〔2023〕7号.
    /// The year stands in tortoise-shell brackets, and the number has no leading zeros.
    /// </summary>
    public string Printed(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{SafeText.Line(PlaceText.Stem(Place), 20)}耕{Paper[0]}〔{Year}〕{number}号");

    public static string Printed(LetterNumber number) =>
        Parse(number.Series)?.Printed(number.Number) ?? string.Create(CultureInfo.InvariantCulture, $"{number.Series} {number.Number}");
}
