using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using Sum = CultivatedLand.Application.Ledger.Views.Tally;

namespace CultivatedLand.Testing.Ledger;

public abstract partial class LedgerContract
{
    /// <summary>Ten days after the first due date of <see cref="SomeLedger.Spec"/>.</summary>
    private static readonly DateOnly LateDay = new(2023, 8, 30);

    private ILedgerViews Views => _stores.Views;

    [ContractFact]
    public async Task A_row_is_what_the_state_gives()
    {
        var task = await Ledger.ActiveTask();

        var row = Assert.Single((await Views.Rows(Everything, default)).Rows);

        Assert.Equal(LedgerRow.Of(task, ChinaTime.DateOf(SomeLedger.Monday)), row);
        Assert.Equal(
            (
                new CurrentPhase(1, "翻耕", PhaseKind.Plough, new DateOnly(2023, 8, 20)),
                new DateOnly(2023, 7, 1),
                new DateOnly(2023, 10, 30)
            ),
            (row.Phase, row.Begins, row.Ends)
        );
    }

    [ContractFact]
    public async Task A_task_whose_plan_names_no_start_begins_on_the_day_of_planning_and_keeps_that_day()
    {
        var spec = SomeLedger.Spec() with { Phases = [new("完成", PhaseKind.Complete, null, new DateOnly(2023, 9, 30))] };
        var task = await Ledger.PlannedTask(spec: spec);
        await Ledger.Done(task, new TaskCommand.Start(), SomeLedger.Monday.AddDays(9));

        Assert.Equal(ChinaTime.DateOf(SomeLedger.Monday), (await Views.Rows(Everything, default)).Rows[0].Begins);
    }

    [ContractFact]
    public async Task What_is_reported_accepted_and_replanned_is_seen_in_the_row()
    {
        var task = await Ledger.ActiveTask();
        task = await Ledger.Done(task, new TaskCommand.Report([1, 2, 3], Mu.Of(180.4m)) { IsConfirmed = true }, SomeLedger.Monday);
        task = await Ledger.Done(task, new TaskCommand.Accept(Mu.Of(32)) { IsConfirmed = true }, SomeLedger.Monday);
        task = await Ledger.Done(task, new TaskCommand.Replan(SomeLedger.Spec("更正后的任务", "青溪区/石桥镇/柳树村")), SomeLedger.Monday);

        Assert.Equal([LedgerRow.Of(task, ChinaTime.DateOf(SomeLedger.Monday))], (await Views.Rows(Everything, default)).Rows);
        Assert.Equal("更正后的任务", (await Views.Rows(Everything with { Search = "柳树" }, default)).Rows[0].Name);
        Assert.Empty((await Views.Rows(Everything with { Search = "松林" }, default)).Rows);
    }

    [ContractFact]
    public async Task A_task_that_has_ended_has_no_phase_and_no_due_date()
    {
        await Ledger.Done(await Ledger.ActiveTask(), new TaskCommand.Cancel("方案撤销"), SomeLedger.Monday);

        var page = await Views.Rows(Everything, default);

        Assert.Null(page.Rows[0].Phase);
        Assert.Equal((1, 0, Mu.Zero), (page.Total!.Tasks, page.Total.Open, page.Total.Target));
        Assert.Empty(await Views.DueDates(default, DateOnly.MaxValue, PlaceSet.Everywhere, 10, default));
    }

    [ContractFact]
    public async Task A_task_that_was_split_counts_with_what_stayed_and_its_parts_are_the_tasks()
    {
        var whole = await Ledger.ActiveTask(spec: SomeLedger.Spec() with { AcceptedBefore = Mu.Of(32) });
        var group = whole.Spec.Place.Child("一组");
        whole = await Ledger.Done(whole, new TaskCommand.Split([new TaskShare(group, Mu.Of(148.4m))]), SomeLedger.Monday);
        await Ledger.ActiveTask(whole.Parts[0].Task.Value, SomeLedger.Spec(place: group.Path) with { Target = whole.Parts[0].Area });

        var page = await Views.Rows(Everything, default);

        Assert.Equal(2, page.Rows.Count);
        Assert.Equal((1, 1, Mu.Of(180.4m), Mu.Of(32)), (page.Total!.Tasks, page.Total.Open, page.Total.Target, page.Total.Accepted));
        Assert.Equal(
            page.Total,
            (await Views.Totals(PlaceSet.Everywhere, LateDay, default)).Aggregate(Sum.None, (sum, total) => sum.Plus(total.Tally))
        );
        Assert.All(
            await Views.DueDates(default, DateOnly.MaxValue, PlaceSet.Everywhere, 10, default),
            date => Assert.Equal(whole.Parts[0].Task, date.Task)
        );
    }

    [ContractFact]
    public async Task A_task_closed_on_its_papers_is_counted_apart_with_the_area_that_was_done()
    {
        var task = await Ledger.ActiveTask();
        task = await Ledger.Done(task, new TaskCommand.AddEvidence(new Evidence("c0ffee", "材料.pdf")), SomeLedger.Monday);
        task = await Ledger.Done(task, new TaskCommand.Accept(Mu.Of(32)) { IsConfirmed = true }, SomeLedger.Monday);
        await Ledger.Done(task, new TaskCommand.CloseOnPapers("手续齐全，界线有误"), SomeLedger.Monday);

        var page = await Views.Rows(Everything, default);

        Assert.Equal(
            (1, 0, 0, 1, Mu.Of(32)),
            (page.Total!.Tasks, page.Total.Open, page.Total.Closed, page.Total.OnPapers, page.Total.Target)
        );
        Assert.Equal(page.Total, Assert.Single(await Views.Totals(PlaceSet.Everywhere, LateDay, default)).Tally);
        Assert.Null(page.Rows[0].Phase);
    }

    [ContractFact]
    public async Task An_empty_ledger_gives_empty_views()
    {
        var page = await Views.Rows(Everything, default);

        Assert.Equal((0, null, Sum.None), (page.Rows.Count, page.Next, page.Total));
        Assert.Empty(await Views.Totals(PlaceSet.Everywhere, LateDay, default));
        Assert.Empty((await Views.Acts(new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, PlaceSet.Everywhere), default)).Acts);
        Assert.Empty(await Views.DueCounts(default, DateOnly.MaxValue, PlaceSet.Everywhere, default));
    }

    public static TheoryData<string, Func<LedgerQuery, LedgerQuery>, string> Filters =>
        new()
        {
            { "all", query => query, "aa-1 aa-2 aa-3 bb-1" },
            { "place", query => query with { Place = Place.Parse("青溪区/石桥镇") }, "aa-1 aa-2 bb-1" },
            { "village", query => query with { Place = Place.Parse("青溪区/石桥镇/松林村") }, "aa-2 bb-1" },
            { "place called shorter", query => query with { Place = Place.Parse("石桥镇") }, "aa-1 aa-2 bb-1" },
            { "place called longer", query => query with { Place = Place.Parse("云州市/青溪区/石桥镇") }, "aa-1 aa-2 bb-1" },
            { "part of a name is no place", query => query with { Place = Place.Parse("青溪区/石桥") }, "" },
            {
                "visible",
                query => query with { Visible = PlaceSet.Of(Place.Parse("青溪区/石桥镇东")!, Place.Parse("松林村")!) },
                "aa-2 aa-3 bb-1"
            },
            {
                "visible and chosen",
                query => query with { Visible = PlaceSet.Of(Place.Parse("石桥镇东")!), Place = Place.Parse("青溪区") },
                "aa-3"
            },
            {
                "narrowed",
                query => query with { Visible = PlaceSet.Of(Place.Parse("青溪区/石桥镇东")!).NarrowedTo(Place.Parse("柳树村")) },
                "aa-3"
            },
            {
                "narrowed outside",
                query => query with { Visible = PlaceSet.Of(Place.Parse("青溪区/石桥镇东")!).NarrowedTo(Place.Parse("松林村")) },
                ""
            },
            { "narrowed only", query => query with { Visible = PlaceSet.Everywhere.NarrowedTo(Place.Parse("松林村")) }, "aa-2 bb-1" },
            { "visible nowhere", query => query with { Visible = PlaceSet.Of() }, "" },
            {
                "chosen outside",
                query => query with { Visible = PlaceSet.Of(Place.Parse("石桥镇东")!), Place = Place.Parse("石桥镇") },
                ""
            },
            { "kind", query => query with { Kind = TaskKind.NonGrain }, "aa-3" },
            { "unused kind", query => query with { Kind = TaskKind.Patrol }, "" },
            { "status", query => query with { Status = RectificationStatus.Planned }, "aa-1 aa-3" },
            { "unused status", query => query with { Status = RectificationStatus.Suspended }, "" },
            { "phase kind", query => query with { PhaseKind = PhaseKind.Plant }, "aa-2" },
            { "phase name", query => query with { PhaseName = "翻耕" }, "aa-1 aa-3 bb-1" },
            { "part of a phase name", query => query with { PhaseName = "翻" }, "" },
            { "lead office", query => query with { LeadOffice = "农服中心" }, "aa-1 aa-2 bb-1" },
            { "lead office of one", query => query with { LeadOffice = "规建办" }, "aa-3" },
            { "part of an office", query => query with { LeadOffice = "农服" }, "" },
            { "late", query => query with { LateOnly = true }, "bb-1" },
            { "late and planned", query => query with { LateOnly = true, Status = RectificationStatus.Planned }, "" },
            { "due from", query => query with { DueFrom = new DateOnly(2023, 9, 1) }, "aa-2" },
            { "due to", query => query with { DueTo = new DateOnly(2023, 8, 20) }, "aa-1 aa-3 bb-1" },
            { "due on", query => query with { DueFrom = new DateOnly(2023, 9, 30), DueTo = new DateOnly(2023, 9, 30) }, "aa-2" },
            { "plan", query => query with { PlanId = "bb" }, "bb-1" },
            { "unknown plan", query => query with { PlanId = "cc" }, "" },
            { "name", query => query with { Search = "果园" }, "aa-3" },
            { "place's name", query => query with { Search = "松林" }, "aa-2 bb-1" },
            { "no pattern", query => query with { Search = "%" }, "" },
            { "quotes", query => query with { Search = "'\"--" }, "" },
            {
                "everything together",
                query =>
                    query with
                    {
                        Place = Place.Parse("石桥镇"),
                        Status = RectificationStatus.Active,
                        LateOnly = true,
                        PhaseName = "翻耕",
                        LeadOffice = "镇建管办",
                        PlanId = "bb",
                        Search = "恢复",
                        DueFrom = new DateOnly(2023, 8, 1),
                    },
                "bb-1"
            },
        };

    [ContractTheory]
    [MemberData(nameof(Filters))]
    public async Task Rows_are_filtered(string filter, Func<LedgerQuery, LedgerQuery> choose, string expected)
    {
        await FourTasks();

        var page = await Views.Rows(choose(Everything), default);

        Assert.True(expected == Ids(page.Rows.OrderBy(row => row.Id.Value, StringComparer.Ordinal)), $"{filter}: {Ids(page.Rows)}");
        Assert.Equal(page.Rows.Aggregate(Sum.None, (sum, row) => sum.Plus(Sum.Of(row, LateDay))), page.Total);
    }

    [ContractTheory]
    [InlineData(LedgerOrder.Due, false, "aa-1 aa-3 bb-1 aa-2 cc-1 cc-2")]
    [InlineData(LedgerOrder.Due, true, "aa-2 bb-1 aa-3 aa-1 cc-2 cc-1")]
    [InlineData(LedgerOrder.Place, false, "cc-1 aa-1 aa-2 bb-1 cc-2 aa-3")]
    [InlineData(LedgerOrder.Place, true, "aa-3 cc-2 bb-1 aa-2 aa-1 cc-1")]
    [InlineData(LedgerOrder.Name, false, "cc-1 cc-2 aa-1 aa-2 bb-1 aa-3")]
    [InlineData(LedgerOrder.Name, true, "aa-3 bb-1 aa-2 aa-1 cc-2 cc-1")]
    [InlineData(LedgerOrder.Target, false, "aa-3 aa-1 aa-2 bb-1 cc-1 cc-2")]
    [InlineData(LedgerOrder.Target, true, "bb-1 aa-2 aa-1 aa-3 cc-2 cc-1")]
    [InlineData(LedgerOrder.Accepted, true, "aa-3 cc-2 cc-1 bb-1 aa-2 aa-1")]
    [InlineData(LedgerOrder.Percent, false, "aa-1 bb-1 cc-1 cc-2 aa-3 aa-2")]
    [InlineData(LedgerOrder.Percent, true, "aa-2 aa-3 cc-2 cc-1 bb-1 aa-1")]
    public async Task Rows_are_ordered_and_paged_without_gap_or_repetition(LedgerOrder order, bool descending, string expected)
    {
        await FourTasks();
        var standing = SomeLedger.Spec("巡查", "青溪区/石桥镇/竹园村") with { Target = null, Phases = [], Kind = TaskKind.Patrol };
        await Ledger.PlannedTask("cc-1", standing with { Place = Place.Parse("上河县")! });
        await Ledger.PlannedTask("cc-2", standing);

        for (var most = 1; most <= 6; most++)
            Assert.Equal(expected, Ids(await Pages(Everything with { Order = order, Descending = descending, Most = most })));
        var all = (await Views.Rows(Everything with { Order = order, Descending = descending }, default)).Rows;
        Assert.Equal(expected, Ids(all));
        var searched = Everything with { Order = order, Descending = descending, Search = "石桥镇", Place = Place.Parse("青溪区") };
        for (var most = 1; most <= 6; most++)
            Assert.Equal(
                Ids(all.Where(row => row.Place.Path.StartsWith("青溪区/石桥镇", StringComparison.Ordinal))),
                Ids(await Pages(searched with { Most = most }))
            );
    }

    [ContractTheory]
    [InlineData("x")]
    [InlineData("due.1")]
    [InlineData("due.1.2.3")]
    [InlineData("due.-1.x")]
    public async Task A_cursor_that_no_page_gave_is_told(string cursor) =>
        await Assert.ThrowsAsync<FormatException>(() => Views.Rows(Everything with { After = cursor }, default));

    [ContractFact]
    public async Task Totals_are_by_exact_place_and_kind_and_only_of_visible_places()
    {
        await FourTasks();

        var totals = await Views.Totals(PlaceSet.Of(Place.Parse("青溪区/石桥镇")!), LateDay, default);

        Assert.Equal(
            ["青溪区/石桥镇 Restore 1", "青溪区/石桥镇/松林村 Restore 2"],
            totals.Select(total => $"{total.Place} {total.Kind} {total.Tally.Tasks}")
        );
        Assert.Equal(
            new Sum(2, 2, 0, 1, 0, Mu.Of(360.8m), Mu.Zero, Mu.Zero, new DateOnly(2023, 7, 1), new DateOnly(2023, 10, 30)),
            totals[1].Tally
        );
        Assert.Equal(3, (await Views.Totals(PlaceSet.Everywhere, LateDay, default)).Count);
    }

    [ContractFact]
    public async Task Totals_follow_the_day_without_any_change_of_the_ledger()
    {
        await Ledger.ActiveTask();

        Assert.Equal((0, 0), await LateAndSoon(new(2023, 8, 13)));
        Assert.Equal((0, 1), await LateAndSoon(new(2023, 8, 14)));
        Assert.Equal((0, 1), await LateAndSoon(new(2023, 8, 20)));
        Assert.Equal((1, 0), await LateAndSoon(new(2023, 8, 21)));

        async Task<(int, int)> LateAndSoon(DateOnly day) =>
            (await Views.Totals(PlaceSet.Everywhere, day, default))[0].Tally is var tally ? (tally.Late, tally.DueSoon) : default;
    }

    [ContractFact]
    public async Task Choices_are_the_offices_and_current_phases_of_visible_tasks()
    {
        await FourTasks();

        Assert.Equal(
            new LedgerChoices(["农服中心", "规建办", "镇建管办"], ["种植", "翻耕"]),
            await Views.Choices(PlaceSet.Everywhere, default)
        );
        Assert.Equal(new LedgerChoices(["规建办"], ["翻耕"]), await Views.Choices(PlaceSet.Of(Place.Parse("石桥镇东")!), default));
    }

    [ContractFact]
    public async Task Acts_are_what_people_did_and_the_rungs_of_the_ladder_the_newest_first()
    {
        var task = await Ledger.RemindedTask();
        task = await Ledger.Done(task, new TaskCommand.Report([1], Mu.Of(5)), SomeLedger.At(8, 5));
        while ((await Ledger.Find(task.Id, default))!.WakeAt <= SomeLedger.At(8, 21))
            task = await Ledger.Woken(task);

        var acts = (await Views.Acts(new(SomeLedger.Monday, SomeLedger.At(9, 1), PlaceSet.Everywhere), default)).Acts;

        Assert.Equal(["NoticeIssued", "ProgressReported", "Started"], acts.Select(act => act.Fact.GetType().Name));
        Assert.Equal((task.Id, "恢复补足", "松林村"), (acts[0].Task, acts[0].TaskName, acts[0].Place.Name));
        Assert.Equal(
            ["ProgressReported"],
            (await Views.Acts(new(SomeLedger.At(8, 5), SomeLedger.At(8, 6), PlaceSet.Everywhere), default)).Acts.Select(act =>
                act.Fact.GetType().Name
            )
        );
        Assert.Empty((await Views.Acts(new(SomeLedger.Monday, SomeLedger.At(9, 1), PlaceSet.Of(Place.Parse("柳树村")!)), default)).Acts);
    }

    [ContractFact]
    public async Task Of_all_acts_the_calls_to_an_interview_can_be_asked_for_alone()
    {
        var task = await Ledger.RemindedTask();
        while ((await Ledger.Find(task.Id, default))!.WakeAt <= SomeLedger.At(8, 31))
            task = await Ledger.Woken(task);

        var acts = (
            await Views.Acts(new(SomeLedger.Monday, SomeLedger.At(9, 1), PlaceSet.Everywhere) { InterviewsOnly = true }, default)
        ).Acts;

        Assert.Equal([NoticeKind.Interview], acts.Select(act => Assert.IsType<TaskFact.NoticeIssued>(act.Fact).Step.Kind));
    }

    [ContractFact]
    public async Task Acts_are_paged_without_gap_or_repetition()
    {
        var task = await Ledger.ActiveTask();
        for (var area = 1; area <= 7; area++)
            task = await Ledger.Done(task, new TaskCommand.Report([1], Mu.Of(area)), SomeLedger.Monday.AddMinutes(area / 3));

        var (areas, after) = (new List<decimal?>(), (string?)null);
        do
        {
            var page = await Views.Acts(new(SomeLedger.Monday, SomeLedger.At(9, 1), PlaceSet.Everywhere, after, 3), default);
            areas.AddRange(page.Acts.Select(act => act.Fact is TaskFact.ProgressReported report ? report.Area?.Value : 0));
            after = page.Next;
        } while (after is not null);

        Assert.Equal([7, 6, 5, 4, 3, 2, 1, 0], areas);
        await Assert.ThrowsAsync<FormatException>(() =>
            Views.Acts(new(SomeLedger.Monday, SomeLedger.At(9, 1), PlaceSet.Everywhere, "x"), default)
        );
    }

    [ContractFact]
    public async Task Due_dates_are_those_of_open_phases()
    {
        await FourTasks();

        var dates = await Views.DueDates(new(2023, 8, 20), new(2023, 9, 30), PlaceSet.Of(Place.Parse("松林村")!), 10, default);

        Assert.Equal(
            ["bb-1 翻耕 2023-08-20", "aa-2 种植 2023-09-30", "bb-1 种植 2023-09-30"],
            dates.Select(date => $"{date.Task} {date.Phase.Name} {date.Phase.Due:yyyy-MM-dd}")
        );
        Assert.Equal([true, false, false], dates.Select(date => date.IsLate(LateDay)));
        Assert.Single(await Views.DueDates(new(2023, 8, 20), new(2023, 9, 30), PlaceSet.Of(Place.Parse("松林村")!), 1, default));
        Assert.Equal(
            new Dictionary<DateOnly, int> { [new(2023, 8, 20)] = 3, [new(2023, 9, 30)] = 4 },
            await Views.DueCounts(new(2023, 8, 20), new(2023, 9, 30), PlaceSet.Everywhere, default)
        );
    }

    [ContractFact]
    public async Task A_due_date_that_was_extended_is_seen_on_its_new_day()
    {
        var task = await Ledger.ActiveTask();
        task = await Ledger.Done(task, new TaskCommand.RequestExtension(1, new(2023, 9, 10), "汛期"), SomeLedger.Monday);
        await Ledger.Done(task, new TaskCommand.GrantExtension(null) { IsConfirmed = true }, SomeLedger.Monday);

        Assert.Equal(
            [new DateOnly(2023, 9, 10)],
            (await Views.DueCounts(new(2023, 8, 1), new(2023, 9, 15), PlaceSet.Everywhere, default)).Keys
        );
        Assert.Equal(new DateOnly(2023, 9, 10), (await Views.Rows(Everything, default)).Rows[0].Phase!.Due);
    }

    private static LedgerQuery Everything => new(PlaceSet.Everywhere, LateDay);

    /// <summary>Planned at the town; active in the second phase; planned elsewhere by another office; active and late.</summary>
    private async Task FourTasks()
    {
        await Ledger.PlannedTask("aa-1", SomeLedger.Spec("恢复补足", "青溪区/石桥镇"));
        await Ledger.Done(
            await Ledger.ActiveTask("aa-2", SomeLedger.Spec("恢复补足", "青溪区/石桥镇/松林村")),
            new TaskCommand.Report([1], Mu.Of(180.4m)),
            SomeLedger.Monday
        );
        await Ledger.PlannedTask(
            "aa-3",
            SomeLedger.Spec("果园退耕", "青溪区/石桥镇东/柳树村") with
            {
                Kind = TaskKind.NonGrain,
                LeadOffices = ["规建办"],
                Target = Mu.Of(20),
                AcceptedBefore = Mu.Of(4),
            }
        );
        await Ledger.ActiveTask("bb-1", SomeLedger.Spec("恢复补足", "青溪区/石桥镇/松林村"));
    }

    private async Task<List<LedgerRow>> Pages(LedgerQuery query)
    {
        var rows = new List<LedgerRow>();
        do
        {
            var page = await Views.Rows(query, default);
            Assert.InRange(page.Rows.Count, 1, query.Most);
            rows.AddRange(page.Rows);
            query = query with { After = page.Next };
        } while (query.After is not null);

        return rows;
    }

    private static string Ids(IEnumerable<LedgerRow> rows) => string.Join(' ', rows.Select(row => row.Id.Value));
}
