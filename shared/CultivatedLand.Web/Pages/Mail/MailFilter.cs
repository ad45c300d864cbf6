using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Infrastructure.Routing;

namespace CultivatedLand.Web.Pages.Mail;

/// <summary>Filter of the list of mails.</summary>
public sealed record MailFilter(MailState? State, TaskId? Task, string Words)
{
    public bool IsEmpty => State is null && Task is null && Words.Length == 0;

    /// <summary>Returns the address of a page of this list.</summary>
    public string Address(string? after)
    {
        var parts = new List<string>();
        if (State is { } state)
            parts.Add($"state={state.ToString().ToLowerInvariant()}");
        if (Task is { } task)
            parts.Add($"task={Uri.EscapeDataString(task.Value)}");
        if (Words.Length > 0)
            parts.Add($"search={Uri.EscapeDataString(Words)}");
        if (after is not null)
            parts.Add($"after={Uri.EscapeDataString(after)}");
        return parts.Count == 0 ? PageUrls.Mails : $"{PageUrls.Mails}?{string.Join('&', parts)}";
    }
}

/// <summary>Notice in a mail, with its task.</summary>
/// <param name="Task">Null if the ledger does not know it.</param>
public sealed record MailNotice(NoticeId Id, RectificationTask? Task);
