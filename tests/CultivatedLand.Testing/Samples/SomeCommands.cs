using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Testing.Samples;

/// <summary>Commands in the words of a test; whoever asks and why does not matter there. Odd figures are confirmed.</summary>
public static class SomeCommands
{
    public const string Reason = "现场核查";

    public static TaskCommand.WakeUp WakeUp { get; } = new();

    public static TaskCommand.Start Start { get; } = new();

    public static TaskCommand.CloseOut CloseOut { get; } = new() { By = "王督导" };

    public static TaskCommand.Acknowledge Acknowledge { get; } = new() { By = "李村长" };

    public static TaskCommand.Report Report(decimal area, params int[] phases) => new([.. phases], Mu.Of(area)) { IsConfirmed = true };

    /// <summary>Reports the whole of these phases.</summary>
    public static TaskCommand.Report Done(params int[] phases) => new([.. phases], null) { IsConfirmed = true };

    public static TaskCommand.Accept Accept(decimal area) => new(Mu.Of(area)) { IsConfirmed = true };

    public static TaskCommand.Accept AcceptAll { get; } = new((Mu?)null) { IsConfirmed = true };

    public static TaskCommand.Return Return(params int[] phases) => new([.. phases], null, Reason) { IsConfirmed = true };

    public static TaskCommand.Return ReturnUntil(string due, params int[] phases) =>
        new([.. phases], Some.Day(due), Reason) { IsConfirmed = true };

    public static TaskCommand.RequestExtension Extension(int phase, string due) => new(phase, Some.Day(due), Reason);

    public static TaskCommand.GrantExtension GrantExtension(string? due = null) =>
        new(due is null ? null : Some.Day(due)) { IsConfirmed = true };

    public static TaskCommand.DeclineExtension DeclineExtension { get; } = new(Reason);

    public static TaskCommand.ClaimInfeasible Infeasible(decimal area) => new(Mu.Of(area), Reason);

    public static TaskCommand.GrantInfeasible GrantInfeasible(decimal? area = null) => new(area is { } granted ? Mu.Of(granted) : null);

    public static TaskCommand.DeclineInfeasible DeclineInfeasible { get; } = new(Reason);

    public static TaskCommand.AddEvidence Evidence { get; } = new(Some.Photo);

    public static TaskCommand.Suspend Suspend { get; } = new(Reason);

    public static TaskCommand.Resume Resume { get; } = new(Reason);

    public static TaskCommand.Cancel Cancel { get; } = new(Reason);

    /// <summary>Corrects an act of a story, or takes it back.</summary>
    /// <param name="act">Number in the history, from 1.</param>
    public static TaskCommand.Correct Correct(TaskStory story, long act, decimal? area = null) =>
        new(act, area is { } mu ? Mu.Of(mu) : null, Reason, [.. story.Facts]);

    public static TaskCommand.Replan Replan(TaskSpec spec) => new(spec);

    public static TaskCommand.Plan Plan(TaskSpec spec) => new(Some.Id, spec);
}
