using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Letters;

/// <summary>Supervision letter (督办函). It tells a unit which tasks are overdue and by when they must be done.</summary>
/// <param name="Office">Issuing office, in the letterhead and the signature.</param>
/// <param name="FinishBy">Last day on which completion still prevents the next step.</param>
/// <param name="NextStep">Next step otherwise: “将于2023年8月29日约谈你单位负责人”. Null when nothing is scheduled.</param>
public sealed record SupervisionLetter(
    string Office,
    string Number,
    string Addressee,
    DateOnly Date,
    EquatableArray<OverdueItem> Facts,
    DateOnly FinishBy,
    string? NextStep,
    EquatableArray<string> CopyTo,
    EquatableArray<string> Attachments = default
)
{
    public byte[] ToDocx() => LetterDocument.Write(ToLetter());

    public OfficialLetter ToLetter() => new(Office, Number, Title, Addressee, Body(), Attachments, Office, Date, CopyTo);

    private string Title =>
        Facts.Count == 1 ? $"关于限期完成{Facts[0].Place}{Facts[0].Phase}任务的督办函" : "关于限期完成逾期整改任务的督办函";

    private EquatableArray<LetterParagraph> Body() =>
        [
            new(
                LetterLevel.Body,
                $"截至{OfficialLetter.DateInWords(Date)}，你单位承担的下列耕地整改任务超过规定时限，仍未完成。现予督办。"
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
