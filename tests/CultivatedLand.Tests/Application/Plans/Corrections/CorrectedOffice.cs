using System.Text;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Samples;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Tests.Application.Plans.Corrections;

/// <summary>An office in memory that takes plans in, corrects them and starts them.</summary>
internal sealed class CorrectedOffice
{
    public CorrectedOffice(FakeTimeProvider clock)
    {
        Clock = clock;
        Office = new MemoryOffice(clock);
        Parts = NewParts();
        Intake = Parts.Make(startsAutomatically: false);
    }

    public FakeTimeProvider Clock { get; }

    public MemoryOffice Office { get; }

    public MemoryRecordStore Cabinet => Office.Cabinet;

    /// <summary>Reader that counts how often it reads, and that a test can make a better one.</summary>
    public CountingReader Reader { get; } = new();

    public PlanEditionService Book => Parts.Editions;

    private MemoryIntake Parts { get; }

    public PlanStartService Starts => Parts.Starts;

    public PlanRereadingService Rereadings => Parts.Rereadings;

    public PlanIntake Intake { get; }

    /// <summary>As a host has it that starts after another died.</summary>
    public PlanStartService NewStarts() => NewParts().Starts;

    private MemoryIntake NewParts() =>
        new(
            Office.Archive,
            Office.Shelf,
            Office.Directory,
            Office.Ledger,
            Office.Desk,
            Cabinet,
            Office.Outbox,
            new MailContext("青石镇人民政府", Some.Rules, (_, _) => null, _ => null),
            Clock,
            new NoChangeSignal()
        )
        {
            Reader = Reader,
        };

    /// <returns>The hash of the edition.</returns>
    public async Task<string> Receive(string text) =>
        ((IntakeOutcome.Received)await Intake.Receive(new SourceFile("plan.txt", Encoding.UTF8.GetBytes(text)), "收件夹", default))
            .Edition
            .ContentHash;

    public Task<CorrectionOutcome> Correct(string hash, string scope, int version, params (string Address, string Typed)[] typed) =>
        Correct(hash, "罗明远", scope, version, typed);

    public Task<CorrectionOutcome> Correct(
        string hash,
        string by,
        string scope,
        int version,
        params (string Address, string Typed)[] typed
    ) =>
        Parts.Corrections.Correct(
            hash,
            new CorrectionForm(scope, version, typed.ToDictionary(pair => pair.Address, pair => pair.Typed)),
            by,
            _ => true,
            default
        );

    public async Task<OpenedPlanEdition> Open(string hash) => (await Book.Open(hash, default))!;

    public async Task<IReadOnlyList<RectificationTask>> Tasks() =>
        [.. (await Office.Ledger.List(new TaskQuery(), default)).Tasks.Select(task => task.State)];
}
