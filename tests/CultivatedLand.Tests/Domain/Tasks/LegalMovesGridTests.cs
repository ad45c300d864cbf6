using System.Globalization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Tests.Testing;

namespace CultivatedLand.Tests.Domain.Tasks;

/// <summary>
/// The complete grid: every life stage, and "no such task", against every command. The task has four phases, of which three are done, evidence,
/// all but 9 of its 101 mu accepted, and 9 mu claimed as infeasible; an extension of the acceptance is asked for. So each command has something to do.
/// </summary>
public class LegalMovesGridTests
{
    private const string None = "None";

    private static readonly string[] Columns = [None, .. Enum.GetNames<LifeStage>()];

    private const string Unknown = nameof(RefusalCode.NoSuchTask), Known = nameof(RefusalCode.AlreadyPlanned), No = nameof(RefusalCode.NotInThisStatus), Nothing = "-";

    /// <summary>A photograph already known would change nothing.</summary>
    private static readonly TaskCommand NewPhoto = new TaskCommand.AddEvidence(new Evidence("c0ffee", "种植后.jpg"));

    private static readonly TaskSpec NewLeader = Some.FourPhases() with { Leaders = ["青石镇镇长"] };

    /// <summary>A cell is a refusal's code or the names of the facts.</summary>
    private static readonly (TaskCommand Command, string[] Cells)[] Grid =
    [
        //                                no such taskPlanned          Active                Suspended        CancelledClosedOut
        (Ask.Plan(Some.FourPhases()),    ["Planned", Known,           Known,                Known,           Known,   Known]),
        (Ask.Start,                      [Unknown,   "Started",       No,                   No,              No,      No]),
        (Ask.WakeUp,                     [Unknown,   Nothing,         "NoticeIssued",       Nothing,         Nothing, Nothing]),
        (Ask.Report(101, 1),             [Unknown,   No,              "ProgressReported",   No,              No,      No]),
        (Ask.Accept(9),                  [Unknown,   No,              "Accepted",           No,              No,      No]),
        (Ask.Return(),                   [Unknown,   No,              "Returned",           No,              No,      No]),
        (Ask.Extension(4, "2023-12-31"), [Unknown,   No,              "ExtensionRequested", No,              No,      No]),
        (Ask.GrantExtension(),           [Unknown,   No,              "ExtensionGranted",   No,              No,      No]),
        (Ask.DeclineExtension,           [Unknown,   No,              "ExtensionDeclined",  No,              No,      No]),
        (Ask.Infeasible(8),              [Unknown,   No,              "InfeasibleClaimed",  No,              No,      No]),
        (Ask.GrantInfeasible(),          [Unknown,   No,              "InfeasibleGranted",  No,              No,      No]),
        (Ask.DeclineInfeasible,          [Unknown,   No,              "InfeasibleDeclined", No,              No,      No]),
        (NewPhoto,                       [Unknown,   "EvidenceAdded", "EvidenceAdded",      "EvidenceAdded", No,      No]),
        (Ask.Acknowledge,                [Unknown,   No,              "Acknowledged",       No,              No,      No]),
        (Ask.Suspend,                    [Unknown,   No,              "Suspended",          No,              No,      No]),
        (Ask.Resume,                     [Unknown,   No,              No,                   "Resumed",       No,      No]),
        (Ask.Cancel,                     [Unknown,   "Cancelled",     "Cancelled",          "Cancelled",     No,      No]),
        (Ask.CloseOut,                   [Unknown,   No,              "NotFulfilled",       No,              No,      No]),
        (Ask.Replan(NewLeader),          [Unknown,   "Replanned",     "Replanned",          "Replanned",     No,      No]),
    ];

    public static TheoryData<string, string, string> Cells
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (command, cells) in Grid)
            {
                foreach (var (column, cell) in Columns.Zip(cells)) data.Add(column, command.GetType().Name, cell);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void In_every_stage_every_command_has_the_outcome_of_the_grid(string stage, string command, string expected) =>
        Assert.Equal(expected, Describe(Decide(stage, Command(command))));

    [Fact]
    public void The_grid_has_a_row_for_every_command() =>
        Assert.Equal(
            typeof(TaskCommand).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(TaskCommand))).Select(type => type.Name).Order(),
            Grid.Select(row => row.Command.GetType().Name).Order());

    [Fact]
    public void Every_row_has_a_cell_for_every_stage() => Assert.All(Grid, row => Assert.Equal(Columns.Length, row.Cells.Length));

    [Fact]
    public void The_grid_reaches_every_stage_there_is() =>
        Assert.Equal(Enum.GetValues<LifeStage>(), Columns.Skip(1).Select(column => In(column)!.Status));

    [Fact]
    public void What_a_refusal_calls_allowed_is_what_the_grid_allows() => Assert.All(Enum.GetValues<LifeStage>(), stage =>
        Assert.Equal(
            Grid.Where(row => row.Command is not (TaskCommand.WakeUp or TaskCommand.Plan) && row.Cells[1 + (int)stage] != No).Select(row => Name(row.Command)),
            LegalMoves.From(stage)));

    /// <summary>RequestExtension is called request-extension.</summary>
    private static string Name(TaskCommand command) =>
        string.Concat(command.GetType().Name.Select((letter, index) => char.IsUpper(letter) && index > 0 ? $"-{letter}" : $"{letter}")).ToLower(CultureInfo.InvariantCulture);

    private static TaskCommand Command(string name) => Grid.Single(row => row.Command.GetType().Name == name).Command;

    private static Outcome Decide(string stage, TaskCommand command) => Some.Rules.Decide(In(stage), command, Some.At("2023-10-16 09:00"));

    private static string Describe(Outcome outcome) => outcome switch
    {
        Refusal refusal => refusal.Code.ToString(),
        Decision { Facts.Count: 0 } => "-",
        Decision decision => string.Join(" ", decision.Facts.Where(fact => fact is not TaskFact.NoticesSkipped).Select(fact => fact.GetType().Name)),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static RectificationTask? In(string stage) => stage switch
    {
        None => null,
        nameof(LifeStage.Planned) => TaskStory.Planned(Some.FourPhases(), "2023-08-01").Task,
        nameof(LifeStage.Active) => Active().Task,
        nameof(LifeStage.Suspended) => Active().Then(Ask.Suspend).Task,
        nameof(LifeStage.Cancelled) => Active().Then(Ask.Cancel).Task,
        nameof(LifeStage.ClosedOut) => Active().Then(Ask.GrantInfeasible()).Then(Ask.CloseOut).Task,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "The grid has no such column."),
    };

    private static TaskStory Active() => TaskStory.Of(Some.FourPhases(), "2023-08-01")
        .Then(Ask.Evidence).Then(Ask.Done(1, 2, 3)).Then(Ask.Report(105, 1)).Then(Ask.Accept(92))
        .Then(Ask.Extension(4, "2023-11-30")).Then(Ask.Infeasible(9));
}
