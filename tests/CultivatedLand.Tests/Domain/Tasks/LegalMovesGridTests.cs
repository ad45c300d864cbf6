using System.Globalization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

/// <summary>
/// The complete grid: every life stage, and "no such task", against every command.
/// The task has four phases, of which three are done, evidence, all but 9 of its 101 mu accepted,
/// and 9 mu claimed as infeasible; an extension of the acceptance is asked for.
/// So each command has something to do.
/// </summary>
public class LegalMovesGridTests
{
    private const string None = "None";

    private static readonly string[] Columns = [None, .. Enum.GetNames<RectificationStatus>()];

    private const string Unknown = nameof(RefusalCode.NoSuchTask),
        Known = nameof(RefusalCode.AlreadyPlanned),
        No = nameof(RefusalCode.NotInThisStatus),
        Dated = nameof(RefusalCode.DeadlineKnown),
        Nothing = "-";

    /// <summary>A photograph already known would change nothing.</summary>
    private static readonly TaskCommand NewPhoto = new TaskCommand.AddEvidence(new Evidence("c0ffee", "种植后.jpg"));

    private static readonly TaskCommand.Split SplitInTwo = new([
        new TaskShare(Some.Village.Child("一组"), Mu.Of(4)),
        new TaskShare(Some.Village.Child("二组"), Mu.Of(5)),
    ]);

    private static readonly TaskSpec NewLeader = Some.FourPhases() with { Leaders = ["青石镇镇长"] };

    /// <summary>A cell is a refusal's code or the names of the facts.</summary>
    private static readonly (TaskCommand Command, string[] Cells)[] Grid =
    [
        //                                no such taskPlanned          Active                Suspended        CancelledClosedOut Split ClosedOnPapers
        (SomeCommands.Plan(Some.FourPhases()), ["Planned", Known, Known, Known, Known, Known, Known, Known]),
        (SomeCommands.Start, [Unknown, "Started", No, No, No, No, No, No]),
        (SomeCommands.WakeUp, [Unknown, Nothing, "NoticeIssued", Nothing, Nothing, Nothing, Nothing, Nothing]),
        (SomeCommands.Report(101, 1), [Unknown, No, "ProgressReported", No, No, No, No, No]),
        (SomeCommands.Accept(9), [Unknown, No, "Accepted", No, No, No, No, No]),
        (SomeCommands.Return(), [Unknown, No, "Returned", No, No, No, No, No]),
        (SomeCommands.Extension(4, "2023-12-31"), [Unknown, No, "ExtensionRequested", No, No, No, No, No]),
        (SomeCommands.GrantExtension(), [Unknown, No, "ExtensionGranted", No, No, No, No, No]),
        (SomeCommands.DeclineExtension, [Unknown, No, "ExtensionDeclined", No, No, No, No, No]),
        (SomeCommands.Infeasible(8), [Unknown, No, "InfeasibleClaimed", No, No, No, No, No]),
        (SomeCommands.GrantInfeasible(), [Unknown, No, "InfeasibleGranted", No, No, No, No, No]),
        (SomeCommands.DeclineInfeasible, [Unknown, No, "InfeasibleDeclined", No, No, No, No, No]),
        (NewPhoto, [Unknown, "EvidenceAdded", "EvidenceAdded", "EvidenceAdded", No, No, No, No]),
        (SomeCommands.Acknowledge, [Unknown, No, "Acknowledged", No, No, No, No, No]),
        (SomeCommands.Suspend, [Unknown, No, "Suspended", No, No, No, No, No]),
        (SomeCommands.Resume, [Unknown, No, No, "Resumed", No, No, No, No]),
        (SomeCommands.Cancel, [Unknown, "Cancelled", "Cancelled", "Cancelled", No, No, "Cancelled", No]),
        (SomeCommands.CloseOut, [Unknown, No, "NotFulfilled", No, No, No, No, No]),
        (SplitInTwo, [Unknown, No, "ClaimPending", No, No, No, No, No]),
        (new TaskCommand.CloseOnPapers(SomeCommands.Reason), [Unknown, No, "ClosedOnPapers", "ClosedOnPapers", No, No, No, No]),
        (SomeCommands.Replan(NewLeader), [Unknown, "Replanned", "Replanned", "Replanned", No, No, "Replanned", No]),
        (
            new TaskCommand.Correct(3, null, SomeCommands.Reason),
            [Unknown, "NothingToCorrect", "Corrected", "Corrected", "BuiltOn", "BuiltOn", "BuiltOn", "BuiltOn"]
        ),
        (new TaskCommand.SetDue(Some.Day("2023-12-31")), [Unknown, Dated, Dated, Dated, No, No, No, No]),
    ];

    public static TheoryData<string, string, string> Cells
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (command, cells) in Grid)
            {
                foreach (var (column, cell) in Columns.Zip(cells))
                    data.Add(column, command.GetType().Name, cell);
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
            Grid.Select(row => row.Command.GetType().Name).Order()
        );

    [Fact]
    public void Every_row_has_a_cell_for_every_stage() => Assert.All(Grid, row => Assert.Equal(Columns.Length, row.Cells.Length));

    [Fact]
    public void The_grid_reaches_every_stage_there_is() =>
        Assert.Equal(Enum.GetValues<RectificationStatus>(), Columns.Skip(1).Select(column => In(column)!.Task.Status));

    [Fact]
    public void What_a_refusal_calls_allowed_is_what_the_grid_allows() =>
        Assert.All(
            Enum.GetValues<RectificationStatus>(),
            stage =>
                Assert.Equal(
                    Grid.Where(row => row.Command is not (TaskCommand.WakeUp or TaskCommand.Plan) && row.Cells[1 + (int)stage] != No)
                        .Select(row => Name(row.Command)),
                    TaskTransitions.From(stage)
                )
        );

    /// <summary>RequestExtension is called request-extension.</summary>
    private static string Name(TaskCommand command) =>
        string.Concat(command.GetType().Name.Select((letter, index) => char.IsUpper(letter) && index > 0 ? $"-{letter}" : $"{letter}"))
            .ToLower(CultureInfo.InvariantCulture);

    private static TaskCommand Command(string name) => Grid.Single(row => row.Command.GetType().Name == name).Command;

    private static Outcome Decide(string stage, TaskCommand command) =>
        Some.Rules.Decide(
            In(stage)?.Task,
            command is TaskCommand.Correct correct ? correct with { History = [.. In(stage)?.Facts ?? []] } : command,
            Some.At("2023-10-16 09:00")
        );

    private static string Describe(Outcome outcome) =>
        outcome switch
        {
            Refusal refusal => refusal.Code.ToString(),
            Decision { Facts.Count: 0 } => "-",
            Decision decision => string.Join(
                " ",
                decision.Facts.Where(fact => fact is not TaskFact.NoticesSkipped).Select(fact => fact.GetType().Name)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };

    private static TaskStory? In(string stage) =>
        stage switch
        {
            None => null,
            nameof(RectificationStatus.Planned) => TaskStory.Planned(Some.FourPhases(), "2023-08-01"),
            nameof(RectificationStatus.Active) => Active(),
            nameof(RectificationStatus.Suspended) => Active().Then(SomeCommands.Suspend),
            nameof(RectificationStatus.Cancelled) => Active().Then(SomeCommands.Cancel),
            nameof(RectificationStatus.ClosedOut) => Active().Then(SomeCommands.GrantInfeasible()).Then(SomeCommands.CloseOut),
            nameof(RectificationStatus.Split) => Active().Then(SomeCommands.DeclineInfeasible).Then(SplitInTwo),
            nameof(RectificationStatus.ClosedOnPapers) => Active().Then(new TaskCommand.CloseOnPapers(SomeCommands.Reason)),
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "The grid has no such column."),
        };

    private static TaskStory Active() =>
        TaskStory
            .Of(Some.FourPhases(), "2023-08-01")
            .Then(SomeCommands.Evidence)
            .Then(SomeCommands.Done(1, 2, 3))
            .Then(SomeCommands.Report(105, 1))
            .Then(SomeCommands.Accept(92))
            .Then(SomeCommands.Extension(4, "2023-11-30"))
            .Then(SomeCommands.Infeasible(9));
}
