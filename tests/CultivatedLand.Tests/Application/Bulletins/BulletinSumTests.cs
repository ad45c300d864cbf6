using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Tests.Application.Bulletins;

/// <summary>Every row of a sum is shown: the rows of a bulletin and of the board add up to their total.</summary>
public class BulletinSumTests
{
    private static readonly DateOnly Day = new(2023, 8, 31);

    private static readonly string[] Places =
    [
        "青禾县",
        "青禾县/石桥镇",
        "青禾县/石桥镇/枫林村",
        "青禾县/石桥镇/枫林村/二社",
        "青禾县/石桥镇/白沙村",
        "青禾县/河口镇",
        "青禾县/河口镇/柳树村",
    ];

    [Fact]
    public void Tasks_of_the_town_itself_have_a_row_of_their_own()
    {
        var bulletin = Of("青禾县/石桥镇", [Total("青禾县/石桥镇", late: 1), Total("青禾县/石桥镇/枫林村")]);

        Assert.Equal(["枫林村", "石桥镇本级"], bulletin.Lines.Select(line => line.Name.Chinese).Order(StringComparer.Ordinal));
        Assert.Equal("逾期：石桥镇本级1项。", BulletinText.LateOnes(bulletin).Chinese);
    }

    [Fact]
    public void An_act_at_the_town_itself_counts_in_the_towns_own_row_and_in_no_villages()
    {
        var accepted = new LedgerAct(
            TaskId.Of("aa-1"),
            "恢复补足",
            Place.Parse("青禾县/石桥镇")!,
            new TaskFact.Accepted(ChinaTime.At(Day, TimeOnly.MinValue), "周明远", Mu.Of(20), Mu.Zero)
        );
        var totals = new[] { Total("青禾县/石桥镇"), Total("青禾县/石桥镇/枫林村") };
        var bulletin = Bulletin.Of(Place.Parse("青禾县/石桥镇"), Day, totals, [accepted], [], null);

        Assert.Equal([0m, 20m], bulletin.Lines.OrderBy(line => line.IsOwn).Select(line => line.Figures.NewlyAccepted.Value));
    }

    [Fact]
    public void An_act_at_a_village_counts_in_the_villages_row_and_not_in_the_towns_own()
    {
        var accepted = new LedgerAct(
            TaskId.Of("aa-1"),
            "恢复补足",
            Place.Parse("青禾县/石桥镇/枫林村")!,
            new TaskFact.Accepted(ChinaTime.At(Day, TimeOnly.MinValue), "周明远", Mu.Of(20), Mu.Zero)
        );
        var totals = new[] { Total("青禾县/石桥镇"), Total("青禾县/石桥镇/枫林村") };
        var bulletin = Bulletin.Of(Place.Parse("青禾县/石桥镇"), Day, totals, [accepted], [Place.Parse("青禾县/石桥镇/枫林村")!], null);

        Assert.Equal(
            [(20m, 1), (0m, 0)],
            bulletin.Lines.OrderBy(line => line.IsOwn).Select(line => (line.Figures.NewlyAccepted.Value, line.Figures.Interviews))
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("青禾县")]
    [InlineData("青禾县/石桥镇")]
    [InlineData("石桥镇")]
    [InlineData("青禾县/石桥镇/枫林村")]
    public void The_rows_add_up_to_the_total_whatever_places_have_tasks(string? place)
    {
        for (var chosen = 1; chosen < 1 << Places.Length; chosen++)
        {
            var totals = Places
                .Where((_, index) => (chosen & (1 << index)) != 0)
                .Where(path => place is null || Place.Parse(path)!.Upwards().Any(level => level.IsAlsoCalled(Place.Parse(place)!)))
                .Select((path, index) => Total(path, index + 1, late: index % 2))
                .ToList();
            var bulletin = Of(place, totals);

            Assert.Equal(
                (bulletin.Total.Tasks, bulletin.Total.Late, bulletin.Total.Target.Value),
                (
                    bulletin.Lines.Sum(line => line.Figures.Tasks),
                    bulletin.Lines.Sum(line => line.Figures.Late),
                    bulletin.Lines.Sum(line => line.Figures.Target.Value)
                )
            );
            Assert.Equal(bulletin.Total.Late > 0, bulletin.Late.Any());
        }
    }

    private static Bulletin Of(string? place, IReadOnlyList<PlaceTotal> totals) =>
        Bulletin.Of(place is null ? null : Place.Parse(place), Day, totals, [], [], null);

    private static PlaceTotal Total(string place, int tasks = 1, int late = 0) =>
        new(
            Place.Parse(place)!,
            TaskKind.Restore,
            Tally.None with
            {
                Tasks = tasks,
                Open = tasks,
                Late = late,
                Target = Mu.Of(10.25m * tasks),
                Begins = new DateOnly(2023, 7, 1),
                Ends = new DateOnly(2023, 10, 30),
            }
        );
}
