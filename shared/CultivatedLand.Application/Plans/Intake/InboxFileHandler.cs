using System.Security.Cryptography;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Tables;
using CultivatedLand.Application.Text;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans.Intake;

/// <summary>
/// Handler of a file that a person put into the inbox without waiting for an answer.
/// The file is a plan, or the directory of people (a table whose name begins with people, directory or 通讯录).
/// The findings are returned as lines, to be stored beside the file.
/// </summary>
/// <param name="howToStart">Sentence that says where a draft is started by hand in this host.</param>
public sealed class InboxFileHandler(
    PlanIntake intake,
    IPlanStore planStore,
    IDirectoryStore directoryStore,
    TimeProvider clock,
    Language language,
    LocalizedText howToStart
)
{
    private const string By = "收件夹";

    private static readonly string[] DirectoryNames = ["people", "directory", "通讯录"];

    public Task<InboxFileResult> Take(SourceFile file, CancellationToken cancellationToken) =>
        IsDirectory(file.Name) ? TakeDirectory(file, cancellationToken) : TakePlan(file, cancellationToken);

    /// <summary>
    /// Withdraws the draft of a file that turned out to be the first part of a longer one. A plan that has started stays.
    /// </summary>
    public Task Withdraw(string contentHash, CancellationToken cancellationToken) =>
        planStore.TryChangeState(contentHash, EditionState.Draft, EditionState.Superseded, clock.GetUtcNow(), By, cancellationToken);

    /// <summary>SHA-256 of a file's content, lower-case hexadecimal.</summary>
    public static string ContentHash(SourceFile file) => Convert.ToHexStringLower(SHA256.HashData(file.Content.Span));

    private async Task<InboxFileResult> TakePlan(SourceFile file, CancellationToken cancellationToken) =>
        await intake.Receive(file, By, cancellationToken) switch
        {
            IntakeOutcome.Unusable unusable => new(false, [unusable.Reason.In(language)]),
            IntakeOutcome.AlreadyHere known => Known(known.Edition),
            IntakeOutcome.Received received => new(
                true,
                [
                    Summary(received.Edition),
                    .. received.Draft.Findings.Select(finding =>
                        $"- {finding.Severity.Name().In(language)} {finding.Message.In(language)}"
                    ),
                ]
            ),
            _ => throw new InvalidOperationException("A plan is received, known or unusable."),
        };

    private async Task<InboxFileResult> TakeDirectory(SourceFile file, CancellationToken cancellationToken)
    {
        var read = DirectoryFileReader.Read(file);
        if (read is LoadResult<PeopleDirectory>.Rejected rejected)
            return new(false, [.. rejected.Faults.Select(fault => fault.In(language))]);

        var directory = ((LoadResult<PeopleDirectory>.Ok)read).Value;
        await directoryStore.Replace(directory, ContentHash(file), clock.GetUtcNow(), By, cancellationToken);
        return new(
            true,
            [Say($"通讯录已更新：{directory.Entries.Count}人。", $"The directory is in force: {directory.Entries.Count} entries.")]
        );
    }

    /// <summary>
    /// Answers a file that came before. The inbox puts no superseded edition back in force, because that is for a person.
    /// </summary>
    private InboxFileResult Known(PlanEdition edition) =>
        edition.State == EditionState.Superseded
            ? new(
                false,
                [
                    Say(
                        $"没有启动：这份文件此前已收到（{edition.Title}），后来被新版取代。要重新启用，请打开这一版办理：{howToStart.Chinese}",
                        $"Not started: this very file came before ({edition.Title}) and a later edition took its place. "
                            + $"To put it back in force, open this edition: {howToStart.English}"
                    ),
                ]
            )
            : new(
                true,
                [
                    Say(
                        $"这份文件此前已收到（{edition.Title}，{edition.State.Name().Chinese}），没有重复启动。",
                        $"This very file came before ({edition.Title}: {edition.State.Name().English}); nothing was started again."
                    ),
                ]
            );

    private string Summary(PlanEdition edition) =>
        edition.State switch
        {
            EditionState.Started => Say(
                $"“{edition.Title}”已启动，{edition.Tasks}项任务。",
                $"“{edition.Title}” is started: {edition.Tasks} tasks."
            ),
            EditionState.Starting => Say(
                $"“{edition.Title}”正在启动，{edition.Tasks}项任务；进度见方案页面。",
                $"“{edition.Title}” is being started: {edition.Tasks} tasks. The page of the plan shows how far it is."
            ),
            _ => Say(
                $"“{edition.Title}”已读为草稿，{edition.Tasks}项任务，{edition.Errors}处错误；请核对后启动：{howToStart.Chinese}",
                $"“{edition.Title}” is a draft: {edition.Tasks} tasks, {edition.Errors} errors. Check it and start it: {howToStart.English}"
            ),
        };

    private static bool IsDirectory(string name) =>
        DirectoryNames.Any(known => name.StartsWith(known, StringComparison.OrdinalIgnoreCase))
        && Path.GetExtension(name).ToUpperInvariant() is ".CSV" or ".XLSX";

    private string Say(string chinese, string english) => new LocalizedText(chinese, english).In(language);
}

/// <summary>Result of handling a file from the inbox.</summary>
/// <param name="Report">Findings, one line each. The first line states the outcome.</param>
public sealed record InboxFileResult(bool IsTaken, IReadOnlyList<string> Report);
