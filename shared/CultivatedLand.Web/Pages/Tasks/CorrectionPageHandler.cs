using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Tasks;

/// <summary>Handler of the page on which a person corrects an own act.</summary>
internal sealed class CorrectionPageHandler(TaskService taskService, TaskActionService taskActionService)
{
    public async Task<IResult> Show(
        PageContext page,
        StoredTask stored,
        long number,
        TaskActionAnswer? answer,
        CancellationToken cancellationToken
    ) =>
        await Model(stored, number, page.Visitor.NameFor, page.Now, answer, cancellationToken) is { } model
            ? page.Render<CorrectionPage>(answer?.Status ?? StatusCodes.Status200OK, ("Model", model))
            : ConsoleResults.NotFound(page);

    public async Task<IResult> Correct(HttpContext http, StoredTask stored, CancellationToken cancellationToken)
    {
        if (!http.Request.HasFormContentType)
            return ProblemResults.Of(400, new("请用页面上的表单办理。", "Use the form on the page."));
        var page = http.Page();
        var typed = TaskActionInput.Read(await http.Request.ReadFields(cancellationToken));
        var (answer, latest) = await Correct(stored, typed, page.Visitor.NameFor, cancellationToken);
        return answer is null
            ? new SeeOtherResult($"{PageUrls.Task(stored.State.Id)}?said={TaskActs.Correct.Name}")
            : await Show(page, latest, typed.Corrects, answer, cancellationToken);
    }

    /// <returns>The answer where the correction was not done, and the task as it is now.</returns>
    public async Task<(TaskActionAnswer? Answer, StoredTask Task)> Correct(
        StoredTask stored,
        TaskActionInput typed,
        Func<Application.Authorization.Permission, Domain.Places.Place, string?> nameFor,
        CancellationToken cancellationToken
    )
    {
        var read = typed.Parse(needsArea: false);
        if (read.Input is not { } input)
            return (TaskActionAnswer.Wrong(TaskActs.Correct.Name, typed, read.Faults), stored);
        if (input is { TakesBack: false, Area: null })
            return (TaskActionAnswer.Wrong(TaskActs.Correct.Name, typed, "area", TaskActs.NothingToCorrectTo), stored);

        var result = await taskActionService.Do(
            new TaskActRequest(stored.State.Id, TaskActs.Correct, input, nameFor)
            {
                Seen = typed.Seen ?? 0,
                Once = typed.Key,
                Known = stored,
            },
            cancellationToken
        );
        return (
            TaskActionAnswer.Of(TaskActs.Correct.Name, typed, result),
            result switch
            {
                TaskActResult.Refused refused => refused.Task,
                TaskActResult.Overtaken overtaken => overtaken.Task,
                _ => stored,
            }
        );
    }

    /// <returns>Null where the history has no such act.</returns>
    public async Task<CorrectionModel?> Model(
        StoredTask stored,
        long number,
        Func<Application.Authorization.Permission, Domain.Places.Place, string?> nameFor,
        DateTimeOffset now,
        TaskActionAnswer? answer,
        CancellationToken cancellationToken
    )
    {
        var task = stored.State;
        if (number < 1 || number > task.Version)
            return null;
        var history = await taskService.History(task, cancellationToken);
        var fact = history[(int)number - 1];
        if (Corrections.KindOf(fact) is not { } kind)
            return null;

        var inForce = Corrections.InForce(history).Where(entry => entry.Number == number).Select(entry => entry.Fact).FirstOrDefault();
        var probe = new TaskCommand.Correct(number, null, "?", history)
        {
            By = nameFor(TaskActs.DeedOf(kind), task.Spec.Place) ?? "",
            IsConfirmed = true,
        };
        return new CorrectionModel(task, number, fact, kind, AreaOf(inForce), TaskPageModelBuilder.NewMark(), answer)
        {
            WhyNot = taskService.Rules.Decide(task, probe, now) is Refusal refusal ? refusal.Why : null,
        };
    }

    private static Mu? AreaOf(TaskFact? fact) =>
        fact switch
        {
            TaskFact.ProgressReported report => report.Area,
            TaskFact.Accepted accepted => accepted.Area,
            TaskFact.Passed passed => passed.Area,
            _ => null,
        };
}

/// <summary>Model of the page on which a person corrects an own act.</summary>
/// <param name="Number">Number of the act in the history.</param>
/// <param name="Area">Area that is in force and can be replaced. Null for an act that can only be taken back.</param>
/// <param name="Once">Mark of the form of this rendering.</param>
public sealed record CorrectionModel(
    RectificationTask Task,
    long Number,
    TaskFact Fact,
    CorrectedAct Kind,
    Mu? Area,
    string Once,
    TaskActionAnswer? Answer
)
{
    /// <summary>Reason why the act cannot be corrected; null if it can.</summary>
    public LocalizedText? WhyNot { get; init; }
}
