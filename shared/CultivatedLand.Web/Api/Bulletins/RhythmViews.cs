using CultivatedLand.Application.Bulletins;
using CultivatedLand.Domain.People;
using CultivatedLand.Web.Api.Tasks;

namespace CultivatedLand.Web.Api.Bulletins;

public sealed record RhythmsView(IReadOnlyList<RhythmView> Rhythms);

/// <param name="Next">The workday it comes round next; null for one that is switched off.</param>
/// <param name="MovedFrom">The day before it was moved off a day that is not worked.</param>
/// <param name="Hour">China time, like 09:30. Only a meeting is held at it.</param>
/// <param name="Room">Where a meeting is held; null while nobody has said.</param>
/// <param name="Guests">Mail addresses that get it beside the roles.</param>
/// <param name="Version">To be sent back with an edit.</param>
/// <param name="Persons">Names of people of the directory who get it beside the roles.</param>
/// <param name="Days">Days of a meeting that is held when called.</param>
/// <param name="Gone">The last bulletins that went out, the newest first.</param>
public sealed record RhythmView(
    string Id,
    string Name,
    string Kind,
    string Every,
    int Weekday,
    string? Place,
    IReadOnlyList<string> To,
    bool IsOn,
    DateOnly Since,
    DateOnly? Next,
    DateOnly? MovedFrom,
    string? Plan,
    string? Words,
    IReadOnlyList<EditionView> Gone,
    string Hour,
    string? Room,
    IReadOnlyList<string> Agenda,
    IReadOnlyList<string> Guests,
    int Version,
    IReadOnlyList<string> Persons,
    IReadOnlyList<DateOnly> Days
)
{
    internal static RhythmView Of(RhythmModel shown)
    {
        var (scheduledRhythm, next) = (shown.Rhythm, shown.Next);
        return new(
            scheduledRhythm.Rhythm.Id,
            scheduledRhythm.Rhythm.Name,
            TaskView.Kebab(scheduledRhythm.Rhythm.Kind.ToString()),
            TaskView.Kebab(scheduledRhythm.Rhythm.Every.ToString()),
            (int)scheduledRhythm.Rhythm.Weekday,
            scheduledRhythm.Place,
            [.. scheduledRhythm.To.Select(role => role.Code())],
            scheduledRhythm.IsOn,
            scheduledRhythm.Since,
            next?.Day,
            next is { IsMoved: true } moved ? moved.Nominal : null,
            scheduledRhythm.PlanId,
            scheduledRhythm.Words,
            [.. shown.Gone.Select(gone => new EditionView(gone.Occurrence, gone.Bulletin.Day))],
            $"{scheduledRhythm.Hour:HH:mm}",
            scheduledRhythm.Room,
            scheduledRhythm.Agenda,
            scheduledRhythm.Guests,
            scheduledRhythm.Version,
            scheduledRhythm.Persons,
            scheduledRhythm.Rhythm.Days
        );
    }
}

/// <param name="Occurrence">By which the bulletin is asked for.</param>
public sealed record EditionView(string Occurrence, DateOnly Day);

/// <param name="Occurrence">Null for a preview.</param>
/// <param name="From">Day of the bulletin before, exclusive.</param>
public sealed record BulletinView(
    string? Occurrence,
    string? Place,
    DateOnly? From,
    DateOnly Day,
    IReadOnlyList<BulletinLineView> Lines,
    BulletinFiguresView Total,
    string Chinese,
    string English
)
{
    internal static BulletinView Of(string? occurrence, Bulletin bulletin)
    {
        var summary = BulletinText.Summary(bulletin);
        return new(
            occurrence,
            bulletin.Place?.Path,
            bulletin.From,
            bulletin.Day,
            [.. bulletin.Lines.Select(BulletinLineView.Of)],
            BulletinFiguresView.Of(bulletin.Total),
            summary.Chinese,
            summary.English
        );
    }
}

/// <param name="RankBefore">In the bulletin before; null where the place was not in it.</param>
/// <param name="IsOwn">Whether the line has only the tasks that lie at the place itself, and none below it.</param>
public sealed record BulletinLineView(int Rank, int? RankBefore, string Place, BulletinFiguresView Figures, bool IsOwn)
{
    internal static BulletinLineView Of(BulletinLine line) =>
        new(line.Rank, line.RankBefore, line.Place.Path, BulletinFiguresView.Of(line.Figures), line.IsOwn);
}

/// <param name="Done">0 to 1, as is <paramref name="TimeGone"/>.</param>
/// <param name="NewlyAcceptedMu">Since the last bulletin, as are letters and interviews.</param>
public sealed record BulletinFiguresView(
    int Tasks,
    int Closed,
    int Overdue,
    decimal TargetMu,
    decimal AcceptedMu,
    decimal InfeasibleMu,
    decimal? Done,
    decimal? TimeGone,
    decimal NewlyAcceptedMu,
    int Letters,
    int Interviews
)
{
    internal static BulletinFiguresView Of(BulletinFigures figures) =>
        new(
            figures.Tasks,
            figures.Closed,
            figures.Late,
            figures.Target.Value,
            figures.Accepted.Value,
            figures.Infeasible.Value,
            figures.Done,
            figures.TimeGone,
            figures.NewlyAccepted.Value,
            figures.Letters,
            figures.Interviews
        );
}
