using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Letters;

/// <summary>Interview notice (约谈通知). In the name of the leading group, it calls the head of a unit to account for overdue tasks.</summary>
/// <param name="Office">Office in the letterhead.</param>
/// <param name="Issuer">Issuer of the notice: the leading group, or the office itself.</param>
/// <param name="Meeting">Time and place, where a person has set them. Otherwise the notice says that they follow separately.</param>
/// <param name="Grounds">Further reasons, each a sentence without its full stop.</param>
/// <param name="Matter">Matter of the title where there is no overdue task: 整改进度滞后.</param>
public sealed record InterviewNotice(
    string Office,
    string Issuer,
    string Number,
    string Addressee,
    DateOnly Date,
    EquatableArray<OverdueItem> Facts,
    InterviewMeeting? Meeting,
    string? NextStep,
    EquatableArray<string> CopyTo,
    EquatableArray<string> Attachments = default,
    LetterContact? Contact = null,
    EquatableArray<string> Grounds = default,
    string? Matter = null
)
{
    public byte[] ToDocx() => LetterDocument.Write(ToLetter());

    public OfficialLetter ToLetter() => new(Office, Number, Title, Addressee, Body(), Attachments, Issuer, Date, CopyTo, Contact);

    private string Title =>
        (Facts.Count, Matter) switch
        {
            (0, { } matter) => $"关于{matter}的约谈通知",
            (1, _) => $"关于{LetterMatter.Of(Facts[0].Task)}逾期的约谈通知",
            _ => "关于整改任务逾期的约谈通知",
        };

    private string Opening =>
        Facts.Count > 0
            ? "你单位承担的下列耕地整改任务经提醒、督办，至今仍未完成。按照有关规定，决定约谈你单位主要负责人。"
            : "经核查，你单位耕地保护和整改工作存在下列问题。按照有关规定，决定约谈你单位主要负责人。";

    private string WhenAndWhere =>
        Meeting is { } meeting ? $"约谈时间：{meeting.When}；地点：{meeting.Where}。" : "约谈的时间、地点另行通知。";

    private EquatableArray<LetterParagraph> Body() =>
        [
            new(LetterLevel.Body, Opening),
            new(LetterLevel.First, "一、约谈事由"),
            .. Facts.Select((fact, index) => fact.InWords(index + 1)),
            .. Grounds.Select(
                (ground, index) =>
                    new LetterParagraph(LetterLevel.Second, $"{ground}。", $"（{ChineseOrdinal.Of(Facts.Count + index + 1)}）")
            ),
            new(LetterLevel.First, "二、约谈安排"),
            new(
                LetterLevel.Body,
                $"{WhenAndWhere}请你单位主要负责人按时参加，书面说明逾期原因、整改措施和完成时间；约谈期间整改不得停止。{(NextStep is null ? "" : $"仍未完成的，{NextStep}。")}"
            ),
            new(LetterLevel.Body, "特此通知。"),
        ];
}

/// <summary>Time and place of an interview.</summary>
/// <param name="When">Time in the office's words: 2023年8月30日上午9时30分.</param>
public sealed record InterviewMeeting(string When, string Where);
