using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Web.Pages.Board;

namespace CultivatedLand.Tests.Web.Ledger;

public class BoardPageTests : WebTest
{
    private static readonly DateOnly Begin = new(2023, 7, 1);

    [Fact]
    public void Places_are_ranked_by_the_share_done_against_the_time_gone_by()
    {
        var ranked = BoardModel.Ranked(
            [Node("甲镇", 100, 50), Node("乙镇", 10, 9), Node("丙镇", 1000, 500), Node("丁镇", 0, 0)],
            Begin.AddDays(50)
        );

        Assert.Equal(
            ["乙镇 1 0.4", "丙镇 2 0.0", "甲镇 2 0.0", "丁镇 4 -0.5"],
            ranked.Select(place => $"{place.Place} {place.Rank} {place.Lead:0.0}")
        );
    }

    [Fact]
    public void A_place_without_an_end_has_no_rank_and_comes_last()
    {
        var ranked = BoardModel.Ranked(
            [new PlaceNode(Place.Parse("甲镇")!, 1, Tally.None with { Tasks = 1, Open = 1 }), Node("乙镇", 10, 0)],
            Begin.AddDays(50)
        );

        Assert.Equal([("乙镇", (int?)1), ("甲镇", null)], ranked.Select(place => (place.Place.Path, place.Rank)));
    }

    [Fact]
    public void The_places_to_compare_are_those_of_the_level_at_which_paths_part()
    {
        var nodes = PlaceTree.Of([Total("沙河区/青石镇/柳湾村"), Total("沙河区/青石镇/松林村"), Total("沙河区/白石镇")]);

        Assert.Equal(["沙河区/白石镇", "沙河区/青石镇"], PlaceTree.Below(nodes, null).Select(node => node.Place.Path));
        Assert.Equal(
            ["沙河区/青石镇/松林村", "沙河区/青石镇/柳湾村"],
            PlaceTree.Below(nodes, Place.Parse("青石镇")).Select(node => node.Place.Path)
        );
        Assert.Equal(
            ["沙河区 3", "沙河区/白石镇 1", "沙河区/青石镇 2", "沙河区/青石镇/松林村 1", "沙河区/青石镇/柳湾村 1"],
            nodes.Select(node => $"{node.Place.Path} {node.Tally.Tasks}")
        );
    }

    [Fact]
    public async Task The_board_names_the_late_ones_and_this_weeks_changes()
    {
        Clock.MoveTo("2023-08-23 10:00");
        await Office.Desk.Execute(Some.Id, new TaskCommand.Report([1], Mu.Of(12)) { By = "李村长" }, default);

        var page = await Administrator.GetStringAsync("/board");

        Assert.Contains("逾期 3 天", page, StringComparison.Ordinal);
        Assert.Contains("填报 12 亩", page, StringComparison.Ordinal);
        Assert.Contains("08-23 10:00", page, StringComparison.Ordinal);
        Assert.Contains("本周变化（08-21 起）", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chart_says_in_words_what_it_draws()
    {
        var page = await Administrator.GetStringAsync("/board");

        Assert.Contains("<desc id=\"rank-words\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    private static PlaceNode Node(string place, decimal target, decimal accepted) =>
        new(Place.Parse(place)!, 1, new Tally(1, 1, 0, 0, 0, Mu.Of(target), Mu.Of(accepted), Mu.Zero, Begin, Begin.AddDays(100)));

    private static PlaceTotal Total(string place) => new(Place.Parse(place)!, TaskKind.Restore, Tally.None with { Tasks = 1, Open = 1 });
}
