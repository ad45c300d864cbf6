using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>Handler of the table of recipients whom the directory lacks. All its people are added, or none.</summary>
internal sealed class MissingPeoplePageHandler(
    PlanEditionService planEditionService,
    PlanPageModelBuilder planPageModelBuilder,
    DirectoryService people
)
{
    public async Task<IResult> Add(HttpContext http, string hash, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (
            await planEditionService.Open(hash, cancellationToken) is not { } opened
            || !PlanPageHandler.Covers(page, Permission.UploadPlan, opened.Plan)
        )
            return ConsoleResults.NotFound(page);
        if (!http.Request.HasFormContentType)
            return ProblemResults.Of(400, new("请用页面上的表单填写。", "Use the form on the page."));

        var form = await http.Request.ReadFormAsync(cancellationToken);
        var (rows, typed, input) = MissingPeopleInput.Read(form.Fields());
        var directory = await people.Directory(cancellationToken);
        if (form["act"] == "preview")
        {
            var missing = MissingRecipients.Of(opened.Plan, directory, page.Today).Select(gap => gap.Addressee).ToList();
            var (found, faults) = PastedPeople.Read(input.Pasted, missing);
            return await Again(
                page,
                opened,
                input.With(found, faults),
                StatusOf(faults.Count),
                Preview(found.Count, faults.Count),
                cancellationToken
            );
        }

        if (rows.FirstOrDefault(row => !page.Visitor.Can(Permission.EditDirectory, row.Place)) is { } elsewhere)
            return ConsoleResults.Forbidden(http, Permission.EditDirectory, elsewhere.Place);
        var (entries, wrong) = PeopleTable.Read(typed, directory);
        if (wrong.Count == 0 && entries.Count == 0)
            return await Again(
                page,
                opened,
                input,
                StatusCodes.Status422UnprocessableEntity,
                new("没有填写任何人。", "Nobody was filled in."),
                cancellationToken
            );
        if (wrong.Count == 0)
        {
            var by = page.Visitor.DisplayNameFor(Permission.EditDirectory, entries[0].Place);
            if (await people.AddAll(entries, by, cancellationToken) is not DirectoryOutcome.Refused refused)
                return PlanPageHandler.See(hash, "person", "people");
            wrong = [new PersonRowFault(refused.Index, PersonForm.Name, refused.Why)];
        }

        var faultsByField = new Dictionary<string, LocalizedText>();
        foreach (var fault in wrong)
            faultsByField.TryAdd(MissingPeopleInput.Field(rows[fault.Row], Shown(fault.Field)), fault.Sentence);
        return await Again(
            page,
            opened,
            input with
            {
                Faults = faultsByField,
            },
            StatusCodes.Status422UnprocessableEntity,
            null,
            cancellationToken
        );
    }

    private static int StatusOf(int faults) => faults == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;

    private static string Shown(string field) => MissingPeopleInput.Fields.Contains(field) ? field : PersonForm.Name;

    private static LocalizedText Preview(int found, int faults) =>
        faults == 0
            ? new(
                $"已把粘贴的 {found} 人填入下表，还没有保存。请核对后点“加入通讯录”。",
                $"{found} pasted people stand in the table below; nothing is kept yet. Check them, then add them to the directory."
            )
            : new(
                $"粘贴的内容有 {faults} 行读不懂（见下），其余 {found} 人已填入下表；都还没有保存。",
                $"{faults} pasted lines cannot be taken (see below), the other {found} people stand in the table; nothing is kept yet."
            );

    private async Task<IResult> Again(
        PageContext page,
        OpenedPlanEdition opened,
        MissingPeopleInput input,
        int status,
        LocalizedText? said,
        CancellationToken cancellationToken
    )
    {
        var model = await planPageModelBuilder.Make(page, opened, 0, null, cancellationToken);
        return page.Render<PlanPage>(
            status,
            ("View", model with { Fill = input, Said = said, IsRefused = status != StatusCodes.Status200OK })
        );
    }
}
