package com.mdmc.crm.platform.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.FieldError;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.domain.validation.TextHygiene.RefusedTextException;
import com.mdmc.crm.ledger.append.AppendFailedException;
import com.mdmc.crm.ledger.format.UnreadableCommitException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Exception handler of all controllers: every exception becomes a problem; unexpected ones are logged with their stack. */
@RestControllerAdvice
public class HttpProblems {
    /** Attribute of a request whose outcome is unknown. */
    public static final String OUTCOME_UNKNOWN = "com.mdmc.crm.outcome-unknown";

    /** Attribute of a request whose answer broke off; {@code true} where a part of it may be with the client. */
    public static final String UNFINISHED = "com.mdmc.crm.unfinished";

    private static final Logger LOG = LoggerFactory.getLogger(HttpProblems.class);
    private final ProblemAnswers answers;
    private final ObjectProvider<RejectionListener> listeners;

    public HttpProblems(ProblemAnswers answers, ObjectProvider<RejectionListener> listeners) {
        this.answers = answers;
        this.listeners = listeners;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(Rejection rejection, HttpServletRequest request, Locale locale) {
        listeners.forEach(each -> each.refused(request, rejection));
        return answers.of(rejection, locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> badFields(MethodArgumentNotValidException invalid, Locale locale) {
        Class<?> body = invalid.getParameter().getParameterType();
        List<FieldError> errors = invalid.getFieldErrors().stream()
                .map(error -> new FieldError(
                        asSent(error.getField(), body), kebab(error.getCode()), error.getDefaultMessage()))
                .toList();
        return answers.of(validation(errors), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> badFields(ConstraintViolationException invalid, Locale locale) {
        return answers.of(validation(violations(invalid)), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException unreadable, Locale locale) {
        Throwable cause = unreadable.getCause();
        if (cause instanceof DatabindException databind && !databind.getPath().isEmpty()) {
            return answers.of(unreadable(databind), locale);
        }
        return answers.of(new Rejection(Kind.INVALID, "malformed-json", Map.of(), List.of()), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongParameter(MethodArgumentTypeMismatchException mismatch, Locale locale) {
        if (NestedExceptionUtils.getMostSpecificCause(mismatch) instanceof RefusedTextException refused) {
            return answers.of(Rejection.invalid(mismatch.getName(), refused.getMessage()), locale);
        }
        Class<?> type = mismatch.getRequiredType();
        Rejection rejection = type != null && type.isEnum()
                ? Rejection.unknownValue(mismatch.getName(), WireEnumParameters.names(type))
                : Rejection.invalid(mismatch.getName(), "wrong-type");
        return answers.of(rejection, locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missingHeader(MissingRequestHeaderException missing, Locale locale) {
        if (missing.getHeaderName().equals("If-Match")) {
            return answers.of(new Rejection(Kind.VERSION_REQUIRED, "if-match-required", Map.of(), List.of()), locale);
        }
        return answers.of(400, "bad-request", locale);
    }

    @ExceptionHandler({
        NoResourceFoundException.class,
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeNotSupportedException.class,
        HttpMediaTypeNotAcceptableException.class,
        ServletRequestBindingException.class,
        MultipartException.class,
        InvalidParameterException.class
    })
    ResponseEntity<ProblemDetail> refusedByTheWebLayer(Exception refused, Locale locale) {
        int status =
                refused instanceof ErrorResponse known ? known.getStatusCode().value() : 400;
        return answers.of(status, code(status), locale);
    }

    /** The firewall checks parameters when they are read. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refusedByTheFirewall(RequestRejectedException refused, Locale locale) {
        return answers.of(400, "bad-request", locale);
    }

    /** The problem code for a status alone. */
    static String code(int status) {
        return switch (status) {
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 408 -> "body-timeout";
            case 413 -> "body-too-large";
            case 415 -> "unsupported-media-type";
            // An encoding of the body or a version of HTTP that is not spoken here.
            case 501, 505 -> "bad-request";
            default -> status < 500 ? "bad-request" : "internal-error";
        };
    }

    /** A stored commit cannot be read: the answer names its position, for an operator to repair. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(UnreadableCommitException unreadable, Locale locale) {
        LOG.error("unreadable history", unreadable);
        return answers.of(500, "unreadable-history", Map.of("position", unreadable.position()), locale);
    }

    /** Any other failure; a client that disconnected gets no answer. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unforeseen(Exception unforeseen, Locale locale, HttpServletRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(unforeseen)) {
            LOG.debug("the client went away", unforeseen);
            return null;
        }
        Optional<Rejection> unwritable = StoreRefusals.of(unforeseen);
        if (unwritable.isPresent()) {
            LOG.error("the store takes no writes", unforeseen);
            return answers.of(unwritable.get(), locale);
        }
        if (isOutcomeUnknown(unforeseen)) {
            LOG.error("a commit may or may not have been written", unforeseen);
            request.setAttribute(OUTCOME_UNKNOWN, true);
            return answers.of(
                    new Rejection(Kind.UNAVAILABLE, "outcome-unknown", Map.of("retryAfter", 60), List.of()), locale);
        }
        LOG.error("unforeseen failure", unforeseen);
        return answers.of(500, "internal-error", locale);
    }

    /** The problem code of a failure that is no rejection. */
    public static String code(Throwable failure) {
        return StoreRefusals.of(failure)
                .map(Rejection::code)
                .orElseGet(() -> isOutcomeUnknown(failure) ? "outcome-unknown" : "internal-error");
    }

    private static boolean isOutcomeUnknown(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof AppendFailedException failed && !failed.isOutcomeKnown());
    }

    private static String code(DatabindException unreadable) {
        if (unreadable instanceof InvalidNullException) {
            return "required";
        } else if (unreadable instanceof StrictJsonModule.RefusedValueException refused) {
            return refused.code();
        }
        return unreadable instanceof UnrecognizedPropertyException ? "unknown-field" : "wrong-type";
    }

    /** The field at which reading a document failed. */
    public static Rejection unreadable(DatabindException unreadable) {
        return Rejection.invalid(path(unreadable), code(unreadable));
    }

    /** The bad fields of a failed validation, with constraint names as codes. */
    public static List<FieldError> violations(ConstraintViolationException invalid) {
        return invalid.getConstraintViolations().stream()
                .map(HttpProblems::fieldError)
                .toList();
    }

    private static FieldError fieldError(ConstraintViolation<?> violation) {
        Class<?> constraint =
                violation.getConstraintDescriptor().getAnnotation().annotationType();
        return new FieldError(
                asSent(place(violation.getPropertyPath()), violation.getRootBeanClass()),
                kebab(constraint.getSimpleName()),
                violation.getMessage());
    }

    // An error in a list element or map value is reported at its path.
    private static String place(Path path) {
        return path.toString().replaceAll("(\\.)?<[^>]*>", "");
    }

    // The fields of an unwrapped component stand in the JSON of the record itself.
    private static String asSent(String field, Class<?> body) {
        if (body.isRecord()) {
            for (RecordComponent component : body.getRecordComponents()) {
                String prefix = component.getName() + ".";
                if (field.startsWith(prefix) && component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                    return field.substring(prefix.length());
                }
            }
        }
        return field;
    }

    private static Rejection validation(List<FieldError> errors) {
        return new Rejection(Kind.INVALID, "validation", Map.of(), errors);
    }

    /** In the same form as the paths of violations: {@code platforms[1].config.budget}. */
    private static String path(DatabindException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String kebab(String name) {
        return name == null
                ? "invalid"
                : name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
