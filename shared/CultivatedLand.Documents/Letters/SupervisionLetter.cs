using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Letters;

/// <summary>Supervision letter (督办函). It tells a unit which tasks are overdue and by when they must be done.</summary>
/// <param name="Issuer">Office or leading group that issues the letter, in the letterhead and the signature.</param>
/// <param name="OrderedBy">Document that ordered the work, with its number: 《…方案》（柳河府〔2023〕7号）. Null where it is not known.</param>
/// <param name="FinishBy">Last day on which completion still prevents the next step.</param>
/// <param name="NextStep">Next step otherwise: “将于2023年8月29日约谈你单位负责人”. Null when nothing is scheduled.</param>
public sealed record SupervisionLetter(
    string Issuer,
    string Number,
    string Addressee,
    DateOnly Date,
    EquatableArray<OverdueItem> Facts,
    DateOnly FinishBy,
    string? NextStep,
    EquatableArray<string> CopyTo,
    EquatableArray<string> Attachments = default,
    string? OrderedBy = null,
    LetterContact? Contact = null
)
{
    public byte[] ToDocx() => LetterDocument.Write(ToLetter());

    public OfficialLetter ToLetter() => new(Issuer, Number, Title, Addressee, Body(), Attachments, Issuer, Date, CopyTo, Contact);

    private string Title => Facts.Count == 1 ? $"关于限期完成{LetterMatter.Of(Facts[0].Task)}的督办函" : "关于限期完成逾期整改任务的督办函";

    private string Order => OrderedBy is null ? "" : $"根据{OrderedBy}的要求，";

    private EquatableArray<LetterParagraph> Body() =>
        [
            new(
                LetterLevel.Body,
                $"{Order}你单位承担的下列耕地整改任务已超过规定时限。截至{OfficialLetter.DateInWords(Date)}仍未完成，现予督办。"
            ),
            new(LetterLevel.First, "一、逾期事项"),
            .. Facts.Select((fact, index) => fact.InWords(index + 1)),
            new(LetterLevel.First, "二、督办要求"),
            new(
                LetterLevel.Body,
                $"请你单位立即组织整改，务必于{OfficialLetter.DateInWords(FinishBy)}前完成上述任务，"
                    + $"并将完成面积和举证材料及时填报。{(NextStep is null ? "" : $"届时仍未完成的，{NextStep}。")}"
            ),
            new(LetterLevel.Body, "特此函告。"),
        ];
}
