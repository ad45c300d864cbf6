namespace CultivatedLand.Application.Records;

/// <summary>Name of one stored record: the table or record set it lies in, and its key there.</summary>
public readonly record struct RecordName(string Table, string Key)
{
    /// <summary>Table of tasks; the key is the task's id.</summary>
    public const string Tasks = "tasks";

    /// <summary>Table of facts; the key is the task's id and the version.</summary>
    public const string Facts = "facts";

    /// <summary>Table of notices; the key is the notice's identity.</summary>
    public const string Notices = "notices";

    /// <summary>Table of mails; the key is the mail's id.</summary>
    public const string Mails = "mails";

    /// <summary>Table of plan editions; the key is the content hash.</summary>
    public const string Plans = "plans";

    /// <summary>Table of directories; the key is the directory's number.</summary>
    public const string Directories = "directories";

    /// <summary>Files that arrived; the key is the file's name.</summary>
    public const string Inbox = "inbox";

    public override string ToString() => $"{Table}/{Key}";
}
