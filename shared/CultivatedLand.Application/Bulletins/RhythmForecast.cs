using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Forecast of a rhythm on a draft: when it would come round and whom it would reach if the plan started today.</summary>
/// <param name="Next">Next three occurrences, the first of them today or later.</param>
/// <param name="Readers">Those who would get its mail.</param>
/// <param name="Replaced">Those meant to read it whose role nobody holds. The lead office, one of the readers, gets their mail.</param>
/// <param name="Unreachable">Those meant to read it for whom the directory has no mail address, each once.</param>
public sealed record RhythmForecast(
    EquatableArray<Occurrence> Next,
    EquatableArray<Recipient> Readers,
    EquatableArray<Recipient> Replaced,
    EquatableArray<Recipient> Unreachable
)
{
    private const int Shown = 3;

    /// <summary>Returns the forecast of what a draft names. Null for a patrol, which has a plan of its own.</summary>
    public static RhythmForecast? Of(Plan plan, DraftRhythm read, PeopleDirectory directory, WorkCalendar calendar, DateOnly today)
    {
        if (RhythmStore.Of(plan.Id, plan.Place, [read with { IsOff = false }], today, "").FirstOrDefault() is not { } rhythm)
            return null;
        var next = new List<Occurrence>();
        while (
            next.Count < Shown
            && RhythmSchedule.NextAfter(rhythm.Rhythm, next is [.., var last] ? last.Day : today.AddDays(-1), calendar) is { } following
        )
            next.Add(following);
        var meant = BulletinReaders.Meant(rhythm, Compared(plan), directory, next is [var first, ..] ? first.Day : today).ToList();
        return new RhythmForecast(
            [.. next],
            [.. BulletinReaders.Reached(meant)],
            [.. meant.Where(reader => reader is { Mail: not null, Standing: RecipientStanding.LastResort })],
            [.. meant.Where(reader => reader.Mail is null).DistinctBy(reader => reader.Key)]
        );
    }

    /// <summary>Returns the places that a bulletin on the plan compares: those right below the plan's own that have tasks.</summary>
    internal static IReadOnlyList<Place> Compared(Plan plan) =>
        [
            .. plan
                .Tasks.SelectMany(task => task.Spec.Place.Upwards())
                .Where(place => place.Parent is { } parent && parent.IsAlsoCalled(plan.Place))
                .Distinct(),
        ];
}
