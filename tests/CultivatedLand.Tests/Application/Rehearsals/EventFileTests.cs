using System.Text;
using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Application.Rehearsals;

public class EventFileTests
{
    private const string Header = "date,task,event,phase,area,due,reason\n";

    private static LoadResult<IReadOnlyList<RehearsalEvent>> Read(string csv) =>
        EventFile.Read(new SourceFile("events.csv", Encoding.UTF8.GetBytes(csv)), Rehearsed.Plan(Some.FourPhases()));

    private static RehearsalEvent One(string row) =>
        Assert.Single(Assert.IsType<LoadResult<IReadOnlyList<RehearsalEvent>>.Ok>(Read(Header + row)).Value);

    private static string Fault(string row) => Assert.Single(Faults(Header + row));

    private static IEnumerable<string> Faults(string csv) =>
        Assert.IsType<LoadResult<IReadOnlyList<RehearsalEvent>>.Rejected>(Read(csv)).Faults.Select(fault => fault.English);

    [Fact]
    public void A_row_has_seven_cells() =>
        Assert.Equal(
            Rehearsed.Event("2023-08-10", RehearsalAct.Extend, "翻耕", 69.5m, "2023-09-01", "1", "连续降雨"),
            One("2023-08-10,1,extend,翻耕,69.5,2023-09-01,连续降雨")
        );

    [Fact]
    public void Empty_cells_are_nothing() => Assert.Equal(Rehearsed.Event("2023-08-10", RehearsalAct.Done), One("2023-08-10,,done,,,,"));

    [Theory]
    [InlineData("progress", RehearsalAct.Progress)]
    [InlineData("done", RehearsalAct.Done)]
    [InlineData("apply", RehearsalAct.Apply)]
    [InlineData("accept", RehearsalAct.Accept)]
    [InlineData("return", RehearsalAct.Return)]
    [InlineData("infeasible", RehearsalAct.Infeasible)]
    [InlineData("suspend", RehearsalAct.Suspend)]
    [InlineData("resume", RehearsalAct.Resume)]
    [InlineData("close-out", RehearsalAct.CloseOut)]
    [InlineData("Close-Out", RehearsalAct.CloseOut)]
    [InlineData("销号", RehearsalAct.CloseOut)]
    public void Every_kind_of_event_has_its_word(string word, RehearsalAct act) => Assert.Equal(act, One($"2023-08-10,,{word},,,,").Act);

    [Fact]
    public void Chinese_headers_are_read() =>
        Assert.IsType<LoadResult<IReadOnlyList<RehearsalEvent>>.Ok>(
            Read("日期,任务,事件,阶段,面积（亩）,新时限,理由\n2023年8月10日,1,完成,翻耕,,,\n")
        );

    [Fact]
    public void Columns_may_stand_in_any_order_and_the_optional_ones_may_be_missing() =>
        Assert.IsType<LoadResult<IReadOnlyList<RehearsalEvent>>.Ok>(Read("event,date\ndone,2023-08-10\n"));

    [Fact]
    public void A_missing_column_is_named() =>
        Assert.Equal(
            "events.csv lacks the columns: event. It needs: date, event; its header reads: date, task. Complete the header and try again.",
            Assert.Single(Faults("date,task\n2023-08-10,1\n"))
        );

    [Fact]
    public void An_unknown_task_is_told_what_there_is() =>
        Assert.Equal("events.csv, row 2: the plan has no task “9”. It has: 5e1f0a2b3c-1 柳湾村恢复耕地.", Fault("2023-08-10,9,done,,,,"));

    [Fact]
    public void An_unknown_event_is_told_what_there_is() =>
        Assert.Equal(
            "events.csv, row 2: “finish” is not an event; write progress, done, apply, accept, return, extend, infeasible, "
                + "suspend, resume, close-out or lead.",
            Fault("2023-08-10,,finish,,,,")
        );

    [Theory]
    [InlineData("2023-02-30")]
    [InlineData("下周一")]
    public void A_date_that_does_not_exist_is_a_fault(string date) =>
        Assert.Equal($"events.csv, row 2: “{date}” is not a date; write 2023-08-20.", Fault($"{date},,done,,,,"));

    [Fact]
    public void A_missing_date_is_a_fault() => Assert.Equal("events.csv, row 2: a date is missing (column date).", Fault(",,done,,,,"));

    [Theory]
    [InlineData("-5")]
    [InlineData("很多")]
    [InlineData("1.234")]
    public void An_area_that_is_none_is_a_fault(string area) =>
        Assert.Equal($"events.csv, row 2: “{area}” is not an area in mu; write 69 or 180.4.", Fault($"2023-08-10,,progress,,{area},,"));

    [Fact]
    public void An_extension_without_its_date_is_a_fault() =>
        Assert.Equal("events.csv, row 2: an extension needs its new date in the column due.", Fault("2023-08-10,,extend,,,,"));

    [Fact]
    public void Every_fault_of_the_file_is_told_at_once() =>
        Assert.Equal(
            ["row 2", "row 4"],
            Faults(Header + "x,,done,,,,\n2023-08-10,,done,,,,\n2023-08-10,,finish,,,,\n").Select(fault => fault[12..17])
        );

    [Fact]
    public void A_file_without_rows_has_no_events() =>
        Assert.Empty(Assert.IsType<LoadResult<IReadOnlyList<RehearsalEvent>>.Ok>(Read(Header)).Value);
}
